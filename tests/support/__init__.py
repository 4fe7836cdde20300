"""What tests share: a browser, a JupyterLab, a notebook kernel, problems with exact answers."""
