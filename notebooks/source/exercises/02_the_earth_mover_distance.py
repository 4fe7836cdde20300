# %% [markdown] lang="en"
# # Exercises 2 · The Earth-Mover distance

# %% [markdown] lang="en" only="exercise"
# Write your answer where it says *your code here*, run the cell, then run the check below it: it tries random inputs, new
# ones every time, and gives a hint when something is not right.

# %% [markdown] lang="en" only="solution"
# Solutions: one right answer for each exercise; others are right too. Try them yourself first, in
# `exercises/02_the_earth_mover_distance`.

# %% [markdown] lang="zh"
# # 练习 2 · EM 距离

# %% [markdown] lang="zh" only="exercise"
# 在标有“在这里写代码”的地方写下答案，运行该单元格，再运行下面的检查：它每次都用新的随机输入来试，哪里不对就给一个提示。

# %% [markdown] lang="zh" only="solution"
# 答案：每题给出一种正确的写法，别的写法也可能是对的。请先自己在 `exercises/02_the_earth_mover_distance` 里试一试。

# %%
import numpy as np

from divergences.lessons.exercises import checker

# %% lang="en"
check = checker("en")

# %% lang="zh"
check = checker("zh")

# %% [markdown] lang="en"
# ## 1. Derive two slopes
#
# $p$ is uniform on a strip of width $w$, $[0, w] \times [0, 1]$, and $q$ is the same strip moved by $\theta$. For these
# $\mathrm{JS} = \log 2 \cdot \min(|\theta| / w, 1)$ and $\mathrm{EM} = |\theta|$. Differentiate both in $\theta$. (The kinks, at
# $\theta = 0$ and $|\theta| = w$, are not asked for.)

# %% [markdown] lang="zh"
# ## 1. 推导两个斜率
#
# $p$ 均匀分布在宽为 $w$ 的条带 $[0, w] \times [0, 1]$ 上，$q$ 是平移了 $\theta$ 的同一条带。这时
# $\mathrm{JS} = \log 2 \cdot \min(|\theta| / w, 1)$，$\mathrm{EM} = |\theta|$。请分别对 $\theta$ 求导。（不考虑 $\theta = 0$ 和 $|\theta| = w$ 这几个尖角。）


# %%
def slopes(theta, width):
    # solution
    js_slope = np.log(2) / width * np.sign(theta) if abs(theta) < width else 0
    em_slope = np.sign(theta)
    # left
    # js_slope, em_slope = ..., ...
    # end
    return js_slope, em_slope


# %%
check("slopes", slopes)

# %% [markdown] lang="en"
# ## 2. Build EM on the line
#
# `x` and `y` are two samples of the same size $n$; each point carries the mass $1/n$. On the line the cheapest plan is
# known: no two ways cross. Turn that into EM, without a solver.

# %% [markdown] lang="zh"
# ## 2. 写出直线上的 EM 距离
#
# `x` 和 `y` 是两组样本，个数同为 $n$，每个点带质量 $1/n$。在直线上，最便宜的方案是已知的：任何两条路线都不交叉。不用求解器，据此写出 EM 距离。


# %%
def em(x, y):
    # solution
    return np.mean(np.abs(np.sort(x) - np.sort(y)))
    # end


# %%
check("em", em)

# %% [markdown] lang="en"
# ## 3. A coupling by hand
#
# | | place 1: ¼ | place 2: ¼ | place 3: ½ |
# | --- | --- | --- | --- |
# | **place 0: ½** | | | |
# | **place 1: ¼** | | | |
# | **place 2: ¼** | | | |
#
# The rows are $p$'s places and masses, the columns are $q$'s. Fill in how much mass goes from each place of $p$ to each
# place of $q$, at the least cost. The check looks at the rows' sums, the columns' sums, and the cost.

# %% [markdown] lang="zh"
# ## 3. 亲手写一个耦合
#
# | | 位置 1：¼ | 位置 2：¼ | 位置 3：½ |
# | --- | --- | --- | --- |
# | **位置 0：½** | | | |
# | **位置 1：¼** | | | |
# | **位置 2：¼** | | | |
#
# 行是 $p$ 的位置与质量，列是 $q$ 的位置与质量。请填写从 $p$ 的每一处搬多少质量到 $q$ 的每一处，使总代价最小。检查会看各行之和、各列之和以及代价。

# %%
# solution
gamma = [
    [0.25, 0.25, 0.00],
    [0.00, 0.00, 0.25],
    [0.00, 0.00, 0.25],
]
# left
# gamma = [
#     [..., ..., ...],
#     [..., ..., ...],
#     [..., ..., ...],
# ]
# end

# %%
check("coupling", gamma)

# %% [markdown] lang="en"
# ## 4. Build the cheapest plan
#
# `p` has $n$ masses, on the places $0, 1, \dots, n - 1$; `q` has $m$ masses, on $0, 1, \dots, m - 1$. Return the cheapest
# coupling, an array of shape $(n, m)$. One way: start in the upper left corner, send as much as you can, and go on right
# or down.

# %% [markdown] lang="zh"
# ## 4. 写出最便宜的方案
#
# `p` 有 $n$ 份质量，位于 $0, 1, \dots, n - 1$；`q` 有 $m$ 份质量，位于 $0, 1, \dots, m - 1$。请返回最便宜的耦合，即形状为 $(n, m)$ 的数组。
# 一种办法：从左上角出发，能搬多少就搬多少，然后向右或向下走。


# %%
def plan(p, q):
    # solution
    gamma = np.zeros((len(p), len(q)))
    supply, demand = p.copy(), q.copy()
    i = j = 0
    while i < len(p) and j < len(q):
        gamma[i, j] = min(supply[i], demand[j])
        supply[i] -= gamma[i, j]
        demand[j] -= gamma[i, j]
        if supply[i] <= demand[j]:
            i += 1
        else:
            j += 1
    return gamma
    # end


# %%
check("plan", plan)
