# %% [markdown] lang="en"
# # Exercises 1 · Two segments

# %% [markdown] lang="en" only="exercise"
# Write your answer where it says *your code here*, run the cell, then run the check below it. A check tries your answer
# on random inputs, new ones every time, and gives a hint when something is not right. You may run it as often as you
# like. The lesson is `01_two_segments`; everything is in nats.

# %% [markdown] lang="en" only="solution"
# Solutions: one right answer for each exercise; others are right too. Try them yourself first, in
# `exercises/01_two_segments`.

# %% [markdown] lang="zh"
# # 练习 1 · 两条线段

# %% [markdown] lang="zh" only="exercise"
# 在标有“在这里写代码”的地方写下答案，运行该单元格，再运行下面的检查。检查每次都用新的随机输入来试你的答案，哪里不对就给一个提示，想运行几次都可以。
# 对应的课程是 `01_two_segments`；所有的量都以奈特为单位。

# %% [markdown] lang="zh" only="solution"
# 答案：每题给出一种正确的写法，别的写法也可能是对的。请先自己在 `exercises/01_two_segments` 里试一试。

# %%
import numpy as np

from divergences.lessons.exercises import checker

# %% lang="en"
check = checker("en")

# %% lang="zh"
check = checker("zh")

# %% [markdown] lang="en"
# ## 1. Predict
#
# $p$ is uniform on the segment $x = 0$, $0 \le y \le 1$; $q$ is the same segment at $x = \theta$. Without any library: which
# four numbers do KL, JS, TV and EM give? Mind $\theta = 0$ and negative $\theta$. (`np.inf` is infinity.)

# %% [markdown] lang="zh"
# ## 1. 先猜一猜
#
# $p$ 均匀分布在线段 $x = 0$、$0 \le y \le 1$ 上，$q$ 是移到 $x = \theta$ 处的同一条线段。不借助任何库：KL 散度、JS 散度、全变差距离（TV）和 EM 距离各是多少？
# 别忘了 $\theta = 0$ 和 $\theta$ 为负的情形。（无穷大写作 `np.inf`。）


# %%
def predict(theta):
    # solution
    if theta == 0:
        kl, js, tv, em = 0, 0, 0, 0
    else:
        kl, js, tv, em = np.inf, np.log(2), 1, abs(theta)
    # left
    # kl, js, tv, em = ..., ..., ..., ...
    # end
    return kl, js, tv, em


# %%
check("segments", predict)

# %% [markdown] lang="en"
# ## 2. Build KL
#
# $$\mathrm{KL}(p\,\|\,q) = \sum_x p(x)\,\log\frac{p(x)}{q(x)}$$
#
# `p` and `q` are arrays of probabilities. Entries may be 0: where $p = 0$ the term is 0, where only $q = 0$ it is ∞.

# %% [markdown] lang="zh"
# ## 2. 写出 KL 散度
#
# $$\mathrm{KL}(p\,\|\,q) = \sum_x p(x)\,\log\frac{p(x)}{q(x)}$$
#
# `p` 和 `q` 是概率数组，其中可以有 0：$p = 0$ 时这一项为 0，只有 $q = 0$ 时这一项为 ∞。


# %%
def kl(p, q):
    # solution
    p, q = p[p > 0], q[p > 0]
    with np.errstate(divide="ignore"):
        return np.sum(p * (np.log(p) - np.log(q)))
    # end


# %%
check("kl", kl)

# %% [markdown] lang="en"
# ## 3. Build JS
#
# $$\begin{aligned}
# \mathrm{JS}(p, q) &= \tfrac12\,\mathrm{KL}(p\,\|\,m) \\
# &+ \tfrac12\,\mathrm{KL}(q\,\|\,m) \\
# m &= \tfrac12(p + q)
# \end{aligned}$$
#
# You may use your `kl`.

# %% [markdown] lang="zh"
# ## 3. 写出 JS 散度
#
# $$\begin{aligned}
# \mathrm{JS}(p, q) &= \tfrac12\,\mathrm{KL}(p\,\|\,m) \\
# &+ \tfrac12\,\mathrm{KL}(q\,\|\,m) \\
# m &= \tfrac12(p + q)
# \end{aligned}$$
#
# 可以调用你自己写的 `kl`。


# %%
def js(p, q):
    # solution
    m = (p + q) / 2
    return kl(p, m) / 2 + kl(q, m) / 2
    # end


# %%
check("js", js)

# %% [markdown] lang="en"
# ## 4. Find a family that JS can see
#
# Find densities $q_\theta$ on the line, with $p = q_0$, such that $\mathrm{JS}(q_0, q_\theta)$
#
# - has a slope of at least 0.01 at every $\theta$ from 0.5 to 3, and
# - is smooth where it is least, at $\theta = 0$: no kink.
#
# `x` is an array of places; return the density at each. There are many answers. Try the uniform density on
# $[\theta, \theta + w]$ first, and read what the check says about it.

# %% [markdown] lang="zh"
# ## 4. 找一族 JS 散度看得见的分布
#
# 在直线上找一族密度 $q_\theta$，令 $p = q_0$，使得 $\mathrm{JS}(q_0, q_\theta)$
#
# - 当 $\theta$ 从 0.5 到 3 时，斜率处处不小于 0.01；
# - 在最小值点 $\theta = 0$ 处光滑，没有尖角。
#
# `x` 是由许多位置组成的数组，请返回每一处的密度。答案有很多。不妨先试试 $[\theta, \theta + w]$ 上的均匀密度，看看检查怎么说。


# %%
def density(x, theta):
    # solution
    return np.exp(-((x - theta) ** 2) / 2) / np.sqrt(2 * np.pi)
    # end


# %%
check("family", density)
