# %% [markdown] lang="en"
# # Exercises 5 · The evidence

# %% [markdown] lang="en" only="exercise"
# Write your answer where it says *your code here*, run the cell, then run the check below it: it tries random inputs, new
# ones every time, and gives a hint when something is not right.

# %% [markdown] lang="en" only="solution"
# Solutions: one right answer for each exercise; others are right too. Try them yourself first, in
# `exercises/05_the_evidence`.

# %% [markdown] lang="zh"
# # 练习 5 · 证据

# %% [markdown] lang="zh" only="exercise"
# 在标有“在这里写代码”的地方写下答案，运行该单元格，再运行下面的检查：它每次都用新的随机输入来试，哪里不对就给一个提示。

# %% [markdown] lang="zh" only="solution"
# 答案：每题给出一种正确的写法，别的写法也可能是对的。请先自己在 `exercises/05_the_evidence` 里试一试。

# %%
import math

import numpy as np

from divergences.lessons.exercises import checker

# %% lang="en"
check = checker("en")

# %% lang="zh"
check = checker("zh")

# %% [markdown] lang="en"
# ## 1. Read two methods seed by seed
#
# Methods A and B ran with the same seeds. `a` and `b` are arrays of True and False: `a[i]` says whether A worked with seed
# $i$. Seeds with which both work, or neither, tell nothing about which is better. With how many did **only A** work, and
# with how many **only B**?

# %% [markdown] lang="zh"
# ## 1. 逐个种子比较两种方法
#
# 方法 A 和 B 用同样的随机种子各跑一遍。`a` 和 `b` 是由 True 和 False 组成的数组：`a[i]` 表示用第 $i$ 个种子时 A 是否成功。两者都成功或都失败的种子，说明不了谁更好。
# **仅 A** 成功的种子有几个？**仅 B** 成功的呢？


# %%
def only(a, b):
    # solution
    only_a = np.sum(a & ~b)
    only_b = np.sum(b & ~a)
    # left
    # only_a, only_b = ..., ...
    # end
    return only_a, only_b


# %%
check("only", only)

# %% [markdown] lang="en"
# ## 2. Derive how surprising that is
#
# If neither method were better, each seed on which they differ would go to A or to B like a fair coin. How probable is a
# split *at least as uneven* as the one seen, no matter to whose favour? (5 to 0: all 5 to A or all 5 to B. With nothing to
# split the answer is 1.)

# %% [markdown] lang="zh"
# ## 2. 推导这有多出人意料
#
# 如果两种方法不分优劣，那么每个结果不同的种子归 A 还是归 B，就像抛一枚公平的硬币。出现**至少同样悬殊**的分法的概率是多少？不论偏向哪一方。
# （5 比 0 时：5 个全归 A，或者 5 个全归 B。一个也没有时，答案是 1。）


# %%
def sign_test(only_a, only_b):
    # solution
    count, fewer = only_a + only_b, min(only_a, only_b)
    tail = sum(math.comb(count, k) for k in range(fewer + 1)) / 2**count
    return min(1, 2 * tail)
    # end


# %%
check("sign_test", sign_test)

# %% [markdown] lang="en"
# ## 3. Build an interval for a share of successes
#
# $k$ of $n$ runs succeeded, $\hat p = k/n$. The **Wilson interval** holds all shares $p$ that agree with this:
# $|\hat p - p| \le z \sqrt{p (1 - p) / n}$. Square this and solve it for $p$: the two ends are the roots of a quadratic. It
# is honest at 0 of $n$ and at $n$ of $n$, where the plain $\hat p \pm z \sqrt{\hat p (1 - \hat p)/n}$ has no width.

# %% [markdown] lang="zh"
# ## 3. 写出成功率的区间
#
# $n$ 次运行中成功 $k$ 次，$\hat p = k/n$。**Wilson 区间**包含所有与此相符的成功率 $p$：$|\hat p - p| \le z \sqrt{p (1 - p) / n}$。
# 两边平方，解出 $p$：区间的两端就是一个二次方程的两个根。成功 0 次或全部成功时，普通的 $\hat p \pm z \sqrt{\hat p (1 - \hat p)/n}$ 宽度为 0，而 Wilson 区间依然可信。


# %%
def wilson(successes, trials, z):
    # solution
    share, square = successes / trials, z**2 / trials
    half = z * math.sqrt(share * (1 - share) / trials + square / (4 * trials))
    low = (share + square / 2 - half) / (1 + square)
    high = (share + square / 2 + half) / (1 + square)
    # left
    # low, high = ..., ...
    # end
    return low, high


# %%
check("wilson", wilson)
