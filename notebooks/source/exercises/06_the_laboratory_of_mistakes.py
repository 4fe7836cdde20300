# %% [markdown] lang="en"
# # Exercises 6 · The laboratory of mistakes

# %% [markdown] lang="en" only="exercise"
# Write your answer where it says *your code here*, run the cell, then run the check below it: it tries random inputs, new
# ones every time, and gives a hint when something is not right.

# %% [markdown] lang="en" only="solution"
# Solutions: one right answer for each exercise; others are right too. Try them yourself first, in
# `exercises/06_the_laboratory_of_mistakes`.

# %% [markdown] lang="zh"
# # 练习 6 · 错误实验室

# %% [markdown] lang="zh" only="exercise"
# 在标有“在这里写代码”的地方写下答案，运行该单元格，再运行下面的检查：它每次都用新的随机输入来试，哪里不对就给一个提示。

# %% [markdown] lang="zh" only="solution"
# 答案：每题给出一种正确的写法，别的写法也可能是对的。请先自己在 `exercises/06_the_laboratory_of_mistakes` 里试一试。

# %%
import numpy as np
import torch

from divergences.lessons.exercises import checker

# %% lang="en"
check = checker("en")

# %% lang="zh"
check = checker("zh")

# %% [markdown] lang="en"
# ## 1. Find the bug: write the test
#
# Somebody hands you a function `js(p, q)`. Is it the Jensen-Shannon divergence, with the ½ and in nats? Return True if you
# trust it and False if not. Call it with `p` and `q` of your own choice, two lists or arrays of probabilities whose JS you
# know. The check hands you right ones, written in several ways and once in single precision, and wrong ones, in random order.

# %% [markdown] lang="zh"
# ## 1. 找出错误：写一个测试
#
# 有人给你一个函数 `js(p, q)`。它真的是 JS 散度吗（带 ½，以奈特为单位）？相信它就返回 True，不相信就返回 False。你可以用自己选的 `p` 和 `q`（两个概率列表或数组）去调用它，只要你知道它们的 JS 散度是多少。
# 检查会按随机次序交给你一些正确的实现（写法各不相同，有一个是单精度）和一些错误的实现。


# %%
def trusted(js):
    # solution
    known = [
        ([1, 0], [0, 1], np.log(2)),
        ([0.3, 0.7], [0.3, 0.7], 0),
        ([1, 0], [0.5, 0.5], 0.75 * np.log(4 / 3)),
        ([0.5, 0.5], [1, 0], 0.75 * np.log(4 / 3)),
    ]
    return all(np.isclose(js(p, q), value, atol=1e-6) for p, q, value in known)
    # end


# %%
check("trusted", trusted)

# %% [markdown] lang="en"
# ## 2. Repair a ring
#
# These should be the centres of `modes` modes on a circle. Count the different ones, then write it right.

# %% [markdown] lang="zh"
# ## 2. 修好一个圆环
#
# 下面本应给出圆上 `modes` 个峰的中心。先数一数有几个不同的位置，再把它写对。


# %%
def broken_ring(modes, radius):
    angles = np.linspace(0, 2 * np.pi, modes)
    return radius * np.column_stack([np.cos(angles), np.sin(angles)])


broken_ring(8, 1.0).round(3)


# %%
def ring(modes, radius):
    # solution
    angles = np.linspace(0, 2 * np.pi, modes, endpoint=False)
    return radius * np.column_stack([np.cos(angles), np.sin(angles)])
    # end


# %%
check("ring", ring)

# %% [markdown] lang="en"
# ## 3. Repair a gradient penalty
#
# This one was copied from place to place, and trains badly. It has four bugs: three in how it draws alpha and takes the
# norm, one that shows only where the critic is flat. `real` and `fake` have shape $(B, \dots)$, and `critic` returns one
# score per sample. Write it right; draw the alphas yourself.

# %% [markdown] lang="zh"
# ## 3. 修好一个梯度惩罚项
#
# 下面这段代码几经转抄，训练效果很差。它有四处错误：三处在抽取 alpha 和求范数的地方，另一处只有在评论器平坦时才露出来。
# `real` 和 `fake` 的形状是 $(B, \dots)$，`critic` 返回每个样本的评分。请把它写对，alpha 由你自己抽取。


# %%
def broken_penalty(critic, real, fake):
    alpha = torch.randn(1)
    between = (alpha * real + (1 - alpha) * fake).requires_grad_()
    (gradient,) = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
    norm = gradient.square().sum().sqrt()
    return (norm - 1).square().mean()


# %%
def repaired_penalty(critic, real, fake):
    # solution
    alpha = torch.rand(len(real)).reshape(-1, *[1] * (real.ndim - 1))
    between = (alpha * real + (1 - alpha) * fake).requires_grad_()
    (gradient,) = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
    norms = (gradient.flatten(1).square().sum(dim=1) + 1e-12).sqrt()
    return (norms - 1).square().mean()
    # end


# %%
check("repaired_penalty", repaired_penalty)
