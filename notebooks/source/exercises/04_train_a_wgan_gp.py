# %% [markdown] lang="en"
# # Exercises 4 · Train a WGAN-GP

# %% [markdown] lang="en" only="exercise"
# Write your answer where it says *your code here*, run the cell, then run the check below it: it tries random inputs, new
# ones every time, and gives a hint when something is not right.

# %% [markdown] lang="en" only="solution"
# Solutions: one right answer for each exercise; others are right too. Try them yourself first, in
# `exercises/04_train_a_wgan_gp`.

# %% [markdown] lang="zh"
# # 练习 4 · 训练一个 WGAN-GP

# %% [markdown] lang="zh" only="exercise"
# 在标有“在这里写代码”的地方写下答案，运行该单元格，再运行下面的检查：它每次都用新的随机输入来试，哪里不对就给一个提示。

# %% [markdown] lang="zh" only="solution"
# 答案：每题给出一种正确的写法，别的写法也可能是对的。请先自己在 `exercises/04_train_a_wgan_gp` 里试一试。

# %%
import numpy as np
import torch

from divergences.lessons.exercises import checker

# %% lang="en"
check = checker("en")

# %% lang="zh"
check = checker("zh")

# %% [markdown] lang="en"
# ## 1. Predict: what does the generator minimise?
#
# `scores` is an array with $D(G(z))$ of each sample of a batch. An optimiser will *minimise* what you return. (The article
# this course follows has the sign the other way round at one place.)

# %% [markdown] lang="zh"
# ## 1. 先猜一猜：生成器要最小化什么？
#
# `scores` 是一个数组，内容是一批样本各自的 $D(G(z))$。优化器会**最小化**你返回的数。（本课程所依据的文章有一处把符号写反了。）


# %%
def generator_loss(scores):
    # solution
    return -np.mean(scores)
    # end


# %%
check("generator_loss", generator_loss)

# %% [markdown] lang="en"
# ## 2. Derive the slope that pays
#
# Over a distance $d$ a critic of slope $s$ gains $s\,d$, and pays $\lambda (s - 1)^2$ as a penalty. Which slope gives the
# largest $s\,d - \lambda (s - 1)^2$?

# %% [markdown] lang="zh"
# ## 2. 推导最划算的坡度
#
# 在距离 $d$ 上，坡度为 $s$ 的评论器得到 $s\,d$，同时要付惩罚 $\lambda (s - 1)^2$。$s$ 取何值时，$s\,d - \lambda (s - 1)^2$ 最大？


# %%
def best_slope(distance, lambda_gp):
    # solution
    return 1 + distance / (2 * lambda_gp)
    # end


# %%
check("best_slope", best_slope)

# %% [markdown] lang="en"
# ## 3. Build the gradient penalty
#
# $$\begin{aligned}
# \hat x &= t\,x_r + (1 - t)\,x_f \\
# \mathrm{GP} &= \mathbb E_{\hat x}\big[(\|\nabla_{\hat x} D(\hat x)\|_2 - 1)^2\big]
# \end{aligned}$$
#
# - `critic` takes a batch and returns one score per sample;
# - `real` and `fake` have shape $(B, \dots)$: points, or images;
# - `alpha` has shape $(B,)$, one $t$ for each sample.
#
# Return a tensor with one number, from which the critic can learn.

# %% [markdown] lang="zh"
# ## 3. 写出梯度惩罚项
#
# $$\begin{aligned}
# \hat x &= t\,x_r + (1 - t)\,x_f \\
# \mathrm{GP} &= \mathbb E_{\hat x}\big[(\|\nabla_{\hat x} D(\hat x)\|_2 - 1)^2\big]
# \end{aligned}$$
#
# - `critic` 接收一批样本，返回每个样本的评分；
# - `real` 和 `fake` 的形状是 $(B, \dots)$：可以是点，也可以是图像；
# - `alpha` 的形状是 $(B,)$，每个样本一个 $t$。
#
# 请返回只含一个数的张量，而且评论器能从中学习。


# %%
def gradient_penalty(critic, real, fake, alpha):
    # solution
    t = alpha.reshape(-1, *[1] * (real.ndim - 1))
    between = (t * real + (1 - t) * fake).requires_grad_()
    (gradient,) = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
    norms = gradient.flatten(1).norm(dim=1)
    return ((norms - 1) ** 2).mean()
    # end


# %%
check("gradient_penalty", gradient_penalty)

# %% [markdown] lang="en"
# ## 4. Build a step of the critic
#
# The critic **maximises** $L = \mathbb E\,D(x_r) - \mathbb E\,D(x_f) - \lambda\,\mathrm{GP}$. Write one step: `penalty(critic, real,
# fake)` gives GP, `optimizer` holds the critic's weights. Return the reading $\mathbb E\,D(x_r) - \mathbb E\,D(x_f)$ before
# the step, as a number. The function will be called several times in a row.

# %% [markdown] lang="zh"
# ## 4. 写出评论器的一步
#
# 评论器要**最大化** $L = \mathbb E\,D(x_r) - \mathbb E\,D(x_f) - \lambda\,\mathrm{GP}$。请写出一步训练：`penalty(critic, real, fake)` 给出 GP，
# `optimizer` 管理评论器的权重。请返回更新之前的读数 $\mathbb E\,D(x_r) - \mathbb E\,D(x_f)$（一个数）。这个函数会被连续调用多次。


# %%
def critic_step(critic, optimizer, penalty, real, fake, lambda_gp):
    # solution
    reading = critic(real).mean() - critic(fake).mean()
    loss = -(reading - lambda_gp * penalty(critic, real, fake))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return reading.item()
    # end


# %%
check("critic_step", critic_step)
