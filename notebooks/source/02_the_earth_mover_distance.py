# %% [markdown] lang="en"
# # 2 · The Earth-Mover distance
#
# JS asks whether two distributions *overlap*. The Earth-Mover (EM) distance asks how much *work* it is to turn one into
# the other: carry its mass, pay for each piece by the length of its way, and carry as cleverly as you can.
#
# *About 15 minutes.*

# %% [markdown] lang="en" tags=["notebook"]
# Run the cells from top to bottom with Shift + Enter.

# %% [markdown] lang="zh"
# # 2 · EM 距离（推土机距离）
#
# JS 散度问的是两个分布**有没有重叠**，EM 距离问的是把一个变成另一个要花**多少力气**：把质量一份一份搬过去，每一份按路程付费，
# 并且搬得尽可能聪明。
#
# 大约 15 分钟。

# %% [markdown] lang="zh" tags=["notebook"]
# 请用 Shift + Enter 从上到下依次运行各个单元格。

# %% [markdown] lang="en" tags=["teacher"]
# <details><summary><b>For the teacher · 15 min</b></summary>
#
# | section | min | what they tend to say | what to ask |
# | --- | --- | --- | --- |
# | 1 two piles | 4 | "everything goes straight across, so 2" | How much mass arrives at the upper pile of q? |
# | 2 infimum | 2 | "the smallest number is 1" | Is 1 a member? Is there a smallest member? |
# | 3 all couplings | 3 | "at t = 0 it costs 2, the mass moves 2 to the right" | Which ways are longer than 2? |
# | 4 certificate | 2 | "the solver is a black box" | How would you convince somebody who has not seen it run? |
# | 5 W = \|θ\| | 2 | "the slope gets small near 0" | What would that do to gradient descent? |
# | 6 samples | 2 | "two samples of one distribution are 0 apart" | And with one point each? |
#
# Short of time: leave out section 4, lesson 3 meets the certificate again.
# </details>

# %% [markdown] lang="zh" tags=["teacher"]
# <details><summary><b>写给教师 · 15 分钟</b></summary>
#
# | 小节 | 分钟 | 学生常见的回答 | 可以追问 |
# | --- | --- | --- | --- |
# | 1 两堆土 | 4 | “全都直着搬过去，代价是 2” | q 的上面那一堆一共要多少？ |
# | 2 下确界 | 2 | “最小的数是 1” | 1 在集合里吗？集合里有最小的数吗？ |
# | 3 所有耦合 | 3 | “t = 0 时代价也是 2，反正都向右搬 2” | 哪些路比 2 长？ |
# | 4 证书 | 2 | “求解器是个黑箱” | 别人没看到它怎么算，你怎样让他相信结果？ |
# | 5 W = \|θ\| | 2 | “越靠近 0 斜率越小” | 那样的话，梯度下降会怎样？ |
# | 6 样本 | 2 | “同一个分布的两组样本相距 0” | 如果每组只有一个点呢？ |
#
# 时间不够时可跳过第 4 节，第 3 课还会再见到证书。
# </details>

# %% tags=["setup"]
from itertools import permutations

import numpy as np

from divergences import (
    ParallelUniforms,
    coupling_cost,
    couplings_between,
    euclidean_cost,
    independent_coupling,
    solve_transport,
    wasserstein_distance,
)
from divergences.lessons import Answers, PageLink, Piles, Predict, PredictNumber, Slides, Table
from divergences.widgets import Explorer

# %% lang="en" tags=["setup"]
language = "en"

# %% lang="zh" tags=["setup"]
language = "zh"

# %% tags=["setup", "notebook"]
Slides(language)

# %% [markdown] lang="en"
# ## 1. Carry it yourself
#
# $p$ has two piles on the left: 0.6 above, 0.4 below. $q$ wants them two units to the right: 0.3 above, 0.7 below. The
# piles of each are one unit apart, so straight across is 2 and slanting is $\sqrt5 \approx 2.236$.

# %% [markdown] lang="zh"
# ## 1. 亲手搬一次
#
# $p$ 的两堆土在左边：上面 0.6，下面 0.4。$q$ 要它们在右边两个单位处：上面 0.3，下面 0.7。上下两堆相距一个单位，
# 所以直着搬路程是 2，斜着搬是 $\sqrt5 \approx 2.236$。

# %%
p, q = [0.6, 0.4], [0.3, 0.7]  # the upper and the lower pile | 上面的沙堆和下面的沙堆
cost = euclidean_cost([[0, 1], [0, 0]], [[2, 1], [2, 0]])  # the length of each way | 每条路的长度
piles = Piles(p, q, cost, language)

# %% [markdown] lang="en"
# You have one number to choose: $s$, what goes straight across above. Once $s$ is fixed, the piles fix the rest: each row of the table $\gamma$ must add up to a
# pile of $p$, each column to a pile of $q$. Such a table is a **coupling** of $p$ and $q$: a joint distribution with these
# two marginals. Every coupling has its own cost, $\sum_{ij} \gamma_{ij} C_{ij}$.

# %% [markdown] lang="zh"
# 能选的只有一个数：上面直着搬过去的 $s$。$s$ 一定，其余的就都定了：表 $\gamma$ 的每一行之和必须等于 $p$ 的一堆，每一列之和必须等于 $q$ 的一堆。
# 这样的表叫做 $p$ 与 $q$ 的一个**耦合**，也就是以它们为边缘分布的联合分布。每个耦合都有自己的代价 $\sum_{ij} \gamma_{ij} C_{ij}$。


# %% tags=["formula"]
def coupling(s):
    """Send s straight across above; all else follows. | 上方直着送过去 s，其余随之确定。"""
    return np.array([[s, 0.6 - s], [0.3 - s, 0.1 + s]])


def sums(gamma, axis):
    return " + ".join(f"{each:.1f}" for each in gamma.sum(axis=axis))


costs = Table(
    ["s", "Σ_j γ_ij", "Σ_i γ_ij", "Σ γ_ij C_ij"],
    [
        [f"{s:.1f}", sums(coupling(s), 1), sums(coupling(s), 0), f"{(coupling(s) * cost).sum():.4f}"]
        for s in [0, 0.1, 0.2, 0.3]
    ],
)

# %% lang="en" tags=["question"]
Predict(
    "What is the least that it can cost?",
    ["exactly 2: everything goes straight across", "more than 2", "less than 2", "the same, however it is carried"],
    answer="more than 2",
    because="The upper pile of q takes only 0.3, so 0.3 of the 0.6 must go down. Drag the ribbons and find the cheapest way.",
    then=[piles, costs],
    topic="2.piles",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "最少要花多大代价？",
    ["恰好是 2：全都直着搬", "大于 2", "小于 2", "怎么搬都一样"],
    answer="大于 2",
    because="q 的上面那一堆只收 0.3，所以 0.6 里有 0.3 必须往下走。拖动色带，找出最便宜的搬法。",
    then=[piles, costs],
    topic="2.piles",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# The sums of the rows and of the columns never change. The cheapest is $s = 0.3$: all that can go straight does, and 0.3
# slants. It costs $0.7 \cdot 2 + 0.3\sqrt5 = 2.0708$. To go past 0.3 a pile would have to send less than nothing.
#
# **What if all of $q$ lay on one line with $p$, to its right?** Then the cost would be the same for *every* coupling. Try
# it in your head with piles at 0, 1 and at 2, 3.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 行和与列和从不改变。最便宜的是 $s = 0.3$：能直着走的都直着走，只有 0.3 斜着走，代价是 $0.7 \cdot 2 + 0.3\sqrt5 = 2.0708$。$s$ 若超过 0.3，就得有一堆送出负的质量了。
#
# **如果 $p$ 和 $q$ 都在同一条直线上，而且 $q$ 全在 $p$ 的右边呢？** 那么**任何**耦合的代价都一样。不妨在心里试一试：$p$ 在 0、1，$q$ 在 2、3。
# </details>

# %% [markdown] lang="en"
# ## 2. What an infimum is
#
# "The least cost" needs a word of care. The **infimum** of a set of numbers is its largest lower bound: no member is
# below it, and members come as near to it as you like.

# %% [markdown] lang="zh"
# ## 2. 什么是下确界
#
# “最小的代价”这个说法要小心。一个数集的**下确界**是它最大的下界：集合中没有比它更小的数，却有数可以任意接近它。

# %% tags=["formula"]
members = 1 + 2 * 0.5 ** np.arange(1, 52, 10)  # each is in the set | 每一个都属于这个集合
nearer = Table(["x − 1", *(f"{x - 1:.1e}" for x in members)], [["x > 1", *(str(x > 1) for x in members)]])

# %% lang="en" tags=["question"]
Predict(
    "Which is the smallest number of the set {x : 1 < x < 3}?",
    ["1", "1.0001", "there is none"],
    answer="there is none",
    because="1 is not a member, and between 1 and any member lies another. The infimum is 1, and it is not attained: it need not be a member itself.",
    then=nearer,
    topic="2.infimum",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "集合 {x : 1 < x < 3} 中最小的数是哪一个？",
    ["1", "1.0001", "没有最小的数"],
    answer="没有最小的数",
    because="1 不在集合里，而 1 与任何一个成员之间总还有别的成员。下确界是 1，但取不到：它本身不一定在集合里。",
    then=nearer,
    topic="2.infimum",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# $$\inf\,\{x : 1 < x < 3\} = 1, \qquad \text{not attained.}$$
#
# And the costs of the couplings? If we forbade $s = 0.3$ and allowed only $s < 0.3$, the infimum would still be 2.0708, and
# no coupling would reach it. But $s = 0.3$ *is* allowed. Masses may be 0 and sums must be exact, so the set of couplings has
# its edge with it; on such a set (closed and bounded) the cost takes its least value. **Here the infimum is attained**: there
# is a best coupling, the *optimal plan*. For any $p$ and $q$ in this course this is so.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# $$\inf\,\{x : 1 < x < 3\} = 1, \qquad \text{取不到。}$$
#
# 那么各个耦合的代价呢？假如不许取 $s = 0.3$，只许 $s < 0.3$，下确界仍是 2.0708，却没有哪个耦合能达到它。但 $s = 0.3$ **是**允许的：
# 质量可以等于 0，行和与列和必须严格相等，所以耦合的集合包含自己的边界；在这样的（有界闭）集合上，代价一定取得到最小值。
# **所以这里的下确界是取得到的**：存在一个最好的耦合，叫做**最优传输方案**。本课程中的所有 $p$ 和 $q$ 都是如此。
# </details>

# %% [markdown] lang="en"
# ## 3. All couplings: the formula
#
# $$W(p, q) = \inf_{\gamma \in \Pi(p, q)} \; \mathbb E_{(x, y) \sim \gamma}\, \|x - y\|$$
#
# $\Pi(p, q)$ is the set of all couplings. Back to the two segments of lesson 1, cut into six points each, with $q$ two
# units to the right. At one end is the **independent** coupling, in which every point sends a little to every point; at the
# other the optimal plan; $t$ mixes them.

# %% [markdown] lang="zh"
# ## 3. 所有耦合：定义式
#
# $$W(p, q) = \inf_{\gamma \in \Pi(p, q)} \; \mathbb E_{(x, y) \sim \gamma}\, \|x - y\|$$
#
# $\Pi(p, q)$ 是所有耦合的集合。回到第 1 课的两条线段，各用六个点代表，$q$ 在右边两个单位处。一端是**独立**耦合：每个点都给每个点送一点；
# 另一端是最优方案；$t$ 把两者按比例混合。

# %% [markdown] lang="en"
# In Python, with six *equal* points on each side; `(gamma * lengths).sum()` is the expectation above:

# %% [markdown] lang="zh"
# 用 Python 写出来，两边各六个质量**相等**的点；`(gamma * lengths).sum()` 就是上面的期望：

# %% tags=["formula"]
heights = (np.arange(6) + 0.5) / 6
x, y = np.column_stack([np.zeros(6), heights]), np.column_stack([np.full(6, 2.0), heights])
weights, lengths = np.full(6, 1 / 6), euclidean_cost(x, y)
spread, best = independent_coupling(weights, weights), solve_transport(weights, weights, lengths)

mixing = [0, 0.25, 0.5, 0.75, 1]
mixed = [couplings_between(spread, best.plan, t) for t in mixing]
costs_of_mixing = Table(  # E ‖x − y‖, (x, y) ~ γ
    ["t", *(f"{t:g}" for t in mixing)], [["E ‖x − y‖", *(f"{(gamma * lengths).sum():.6f}" for gamma in mixed)]]
)

# %%
transport = Explorer(family="segments", theta=2.0, panels=["transport"], compact=True, language=language)

# %% lang="en" tags=["question"]
Predict(
    "At t = 0 every point of p spreads its mass over all six points of q. What does that cost?",
    ["exactly 2: the mass moves two units to the right", "more than 2", "less than 2"],
    answer="more than 2",
    because="Slanted ways are longer than straight ones. Move t: the cost falls, and ends at 2. (The points of the picture carry unequal masses, those of the table equal ones, so they differ a little.)",
    then=[transport, costs_of_mixing],
    topic="2.couplings",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "t = 0 时，p 的每个点都把质量按比例分给 q 的六个点。这样搬的代价是多少？",
    ["恰好是 2：质量都向右移动两个单位", "大于 2", "小于 2"],
    answer="大于 2",
    because="斜着走比直着走更远。移动 t：代价逐渐下降，最后停在 2。（图中各点的质量不等，表中的相等，所以略有不同。）",
    then=[transport, costs_of_mixing],
    topic="2.couplings",
    language=language,
)

# %% tags=["notebook"]
PageLink(transport)

# %% [markdown] lang="en"
# Does any coupling cost less than the one at $t = 1$? Six points can be sent *whole* to six points in 720 ways, and every
# coupling of equal weights is a mixture of these (Birkhoff). A mixture cannot cost less than its cheapest part, so it is
# enough to look at 720 numbers:

# %% [markdown] lang="zh"
# 有没有比 $t = 1$ 处更便宜的耦合？把六个点**整个**送到六个点，一共有 720 种送法；而权重相等时，任何耦合都是这些送法的混合（Birkhoff 定理）。
# 混合的代价不可能低于其中最便宜的一种，所以只要看 720 个数就够了：

# %% tags=["formula"]
ways = np.array([lengths[range(6), list(order)].mean() for order in permutations(range(6))])
cheapest = Table(
    ["", "min", "× min", "max"],
    [[f"{len(ways)}", f"{ways.min():.6f}", f"{(ways == ways.min()).sum()}", f"{ways.max():.6f}"]],
)

# %% lang="en" tags=["question"]
Predict(
    "How many of the 720 ways share the lowest cost?",
    ["one", "two", "six", "all of them"],
    answer="one",
    because="The one that goes straight across: every other way has a slanted piece. But with 200 points the number of ways has 375 digits; looking at all of them is hopeless.",
    then=cheapest,
    topic="2.ways",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "720 种送法中，代价最低的有几种？",
    ["一种", "两种", "六种", "都一样低"],
    answer="一种",
    because="就是全都直着走的那一种：别的送法总有一段是斜的。可是如果有 200 个点，送法的数目就是一个 375 位数，想逐一看过是不可能的。",
    then=cheapest,
    topic="2.ways",
    language=language,
)

# %% [markdown] lang="en"
# ## 4. A solver that proves what it says
#
# A solver walks from plan to plan, always downhill, and stops at the best. You need not trust it. With the plan it hands
# out **prices**, $f_i$ for leaving pile $i$ and $g_j$ for arriving at pile $j$, that never exceed the length of a way:
# $f_i + g_j \le C_{ij}$. Then for *every* coupling
#
# $$\sum_{ij} \gamma_{ij} C_{ij} \;\ge\; \sum_{ij} \gamma_{ij} (f_i + g_j) \;=\; \sum_i p_i f_i + \sum_j q_j g_j ,$$
#
# because rows of $\gamma$ add up to $p$ and columns to $q$. So the prices are a floor under all costs, and a plan that stands
# on the floor is optimal.

# %% [markdown] lang="zh"
# ## 4. 会自证的求解器
#
# 求解器从一个方案走到另一个方案，一路下坡，到最好的为止。你不必盲目相信它。它在给出方案的同时还给出一份**价目**：
# 离开第 $i$ 堆的价 $f_i$ 和到达第 $j$ 堆的价 $g_j$，它们之和从不超过路程：$f_i + g_j \le C_{ij}$。于是对**每一个**耦合都有
#
# $$\sum_{ij} \gamma_{ij} C_{ij} \;\ge\; \sum_{ij} \gamma_{ij} (f_i + g_j) \;=\; \sum_i p_i f_i + \sum_j q_j g_j ,$$
#
# 因为 $\gamma$ 的行和是 $p$，列和是 $q$。可见价目的总值是所有代价的“地板”；哪个方案的代价落在地板上，哪个方案就是最优的。

# %% tags=["formula"]
solved = solve_transport(p, q, cost)
f, g = solved.potential_a, solved.potential_b
print("γ              ", solved.plan.round(3).tolist())
print("γ, s = 0.3     ", coupling(0.3).round(3).tolist())
print(f"Σ γ·C           {solved.cost:.12f}")
print(f"Σ γ·C, s = 0.3  {coupling_cost(coupling(0.3), cost):.12f}")
print(f"Σ p·f + Σ q·g   {p @ f + q @ g:.12f}")
print("C − f − g      ", (cost - f[:, None] - g).round(3).tolist())

# %% [markdown] lang="en"
# The solver found what we found by hand ($s = 0.3$). Cost and floor, the three sums, are the same number: that is the **certificate**. In the last line nothing is below 0, as promised, and it
# is exactly 0 wherever mass moves: an optimal plan never uses a way that is longer than its price. Lesson 3 turns the two
# price lists into one function, the critic.

# %% [markdown] lang="zh"
# 求解器找到的正是我们亲手找到的那个（$s = 0.3$）。代价与地板，即那三个和，是同一个数，这就是**证书**。最后一行没有负数，正如所说；而凡是有质量经过的路，它恰好是 0：最优方案从不走比价格更长的路。
# 第 3 课会把这两份价目变成一个函数，也就是评论器。

# %% [markdown] lang="en"
# ## 5. The two segments once more
#
# Back to the example of lesson 1: what is $W$ there, and what does it tell a generator?

# %% [markdown] lang="zh"
# ## 5. 再看那两条线段
#
# 回到第 1 课的例子：那里的 $W$ 是多少，它又能告诉生成器什么？

# %%
pair, equal = ParallelUniforms(), np.full(200, 1 / 200)


def row(theta):
    real, fake = pair.sample(200, theta=theta, shared_noise=True)
    plan = solve_transport(equal, equal, euclidean_cost(real, fake))
    slopes = [f"{pair.wasserstein_derivative(theta):g}", f"{pair.js_derivative(theta):g}"]
    return [f"{theta:g}", f"{plan.cost:.9f}", f"{abs(plan.gap):.0e}", f"{pair.wasserstein_distance(theta):g}", *slopes]


exact = Table(["θ", "inf Σ γ·C", "gap", "|θ|", "dW/dθ", "dJS/dθ"], [row(theta) for theta in [2, 0.5, 0.001, 0, -1]])
slope = Explorer(
    family="segments", theta=2.0, panels=["curves", "gradient"], curves=["js", "em"], gradient_scale="linear",
    compact=True, language=language,
)  # fmt: skip

# %% lang="en" tags=["question"]
Predict(
    "q comes from θ = 2 nearer and nearer to 0. What does the slope of W do?",
    ["it shrinks with θ", "it stays 1 all the way", "it is 0 nearly everywhere", "it grows"],
    answer="it stays 1 all the way",
    because="W = |θ|: slope 1 on the right, −1 on the left, and none at 0 itself, where the sides meet in a kink.",
    then=[slope, exact],
    topic="2.slope",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "q 从 θ = 2 出发，越来越靠近 0。W 的斜率会怎样？",
    ["随 θ 一起变小", "一路都是 1", "几乎处处为 0", "越来越大"],
    answer="一路都是 1",
    because="W = |θ|：右边斜率为 1，左边为 −1，只有在 0 处，两边相遇成一个尖点，斜率不存在。",
    then=[slope, exact],
    topic="2.slope",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# Straight across costs $|\theta|$. Nothing is cheaper, because any coupling must move the mean by $\theta$:
# $\;\mathbb E\|x - y\| \ge |\mathbb E\,(x_1 - y_1)| = |\theta|$. So
#
# $$W(p, q_\theta) = |\theta|, \qquad \frac{dW}{d\theta} = \operatorname{sign}\theta \quad (\theta \ne 0)$$
#
# Continuous, and its slope points home from everywhere but 0. (`nan` means: there is no derivative.) JS has the slope 0 at
# the same places.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 直着搬的代价是 $|\theta|$。不会有更便宜的，因为任何耦合都必须把均值移动 $\theta$：
# $\;\mathbb E\|x - y\| \ge |\mathbb E\,(x_1 - y_1)| = |\theta|$。所以
#
# $$W(p, q_\theta) = |\theta|, \qquad \frac{dW}{d\theta} = \operatorname{sign}\theta \quad (\theta \ne 0)$$
#
# 它是连续的，而且除了 0 处，斜率处处指着回家的方向。（`nan` 表示导数不存在。）在同样这些地方，JS 散度的斜率是 0。
# </details>

# %% [markdown] lang="en"
# ## 6. Samples
#
# So far $p$ and $q$ were known exactly. In practice we have samples.

# %% [markdown] lang="zh"
# ## 6. 样本
#
# 到目前为止 $p$ 和 $q$ 都是精确已知的，而实际中我们只有样本。

# %%
rng, sizes = np.random.default_rng(0), [10, 100, 1000, 10_000]
# ∫ E|F_n − G_n|, by the central limit theorem | ∫ E|F_n − G_n|，由中心极限定理
constant = np.sqrt(2 / np.pi) * np.pi / 8
measured = {n: np.mean([wasserstein_distance(*rng.random((2, n))) for _ in range(400)]) for n in sizes}
floors = Table(
    ["n", "W₁", f"{constant:.4f}·√(2/n)"],
    [[f"{n}", f"{measured[n]:.4f}", f"{constant * np.sqrt(2 / n):.4f}"] for n in sizes],
)

# %% lang="en" tags=["question"]
PredictNumber(
    "Draw 100 points from U[0, 1], and then 100 others from the same U[0, 1]. How far apart are the two samples in EM, on average?",
    (1e-4, 1),
    answer=measured[100],
    log=True,
    because="It is the same distribution, yet chance alone keeps two samples apart, and more points help only like 1/√n. The table has the mean of 400 trials, and the formula for many points.",
    then=floors,
    topic="2.floor",
    language=language,
)

# %% lang="zh" tags=["question"]
PredictNumber(
    "从 U[0, 1] 中抽 100 个点，再从同一个 U[0, 1] 中另抽 100 个点。这两组样本的 EM 距离平均是多少？",
    (1e-4, 1),
    answer=measured[100],
    log=True,
    because="分布是同一个，可单是偶然就会让两组样本相距这么远；点再多，也只按 1/√n 减小。表中是 400 次试验的平均，以及点数很多时的公式。",
    then=floors,
    topic="2.floor",
    language=language,
)

# %% [markdown] lang="en"
# Now the two segments, with 200 points of $p$ and 200 of $q$, and $q$ nearly at home. (The formula of the table is the limit for
# many points; for few it says a little too much.)

# %% [markdown] lang="zh"
# 现在看那两条线段：$p$ 和 $q$ 各有 200 个点，$q$ 差一点就到家了。（表中的公式是点数很多时的极限，点少时略微偏大。）

# %%
rows = []
for theta in [0, 0.02, 0.1, 1]:
    shared = wasserstein_distance(*pair.sample(200, theta=theta, shared_noise=True))
    others = [wasserstein_distance(*pair.sample(200, theta=theta, seed=seed)) for seed in range(3)]
    rows.append([f"{theta:g}", *(f"{w:.3f}" for w in [pair.wasserstein_distance(theta), shared, *others])])
small = Table(["θ", "|θ|", "shared_noise=True", "seed=0", "seed=1", "seed=2"], rows)

# %% lang="en" tags=["question"]
Predict(
    "q stands at θ = 0.02. What does EM read between 200 points of p and 200 independent points of q?",
    ["0.02, give or take a little", "always more than 0.02", "sometimes more, sometimes less"],
    answer="always more than 0.02",
    because="Every way is at least 0.02 long, and chance adds its floor, which does not come from θ. So near home EM hardly says where q is: the last three columns, drawn with three seeds. Where both samples are drawn with the same random numbers, it is exactly |θ|.",
    then=small,
    topic="2.shared",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "q 在 θ = 0.02 处。p 的 200 个点与 q 的 200 个独立的点之间，EM 距离读出多少？",
    ["0.02 上下", "总是大于 0.02", "时大时小"],
    answer="总是大于 0.02",
    because="每条路至少长 0.02，偶然又添上与 θ 无关的下限。所以快到家时，EM 距离几乎说不出 q 在哪里：见最后三列，用了三个种子。两组样本若用同一批随机数生成，读数就恰好是 |θ|。",
    then=small,
    topic="2.shared",
    language=language,
)

# %% [markdown] lang="en"
# That **floor** is the reason for three honest ways to read a distance: the closed form; **shared noise**, where both samples are drawn with the same random
# numbers; or to draw the floor beside the curve. The explorer shows the first.

# %% [markdown] lang="zh"
# 正因为有这个**下限**，诚实的读法有三种：用解析表达式；用**共享噪声**，即两组样本用同一批随机数生成；或者把下限画在曲线旁边。探索器用的是第一种。

# %% [markdown] lang="en"
# ## What to remember
#
# <details><summary><b>Once you have answered the questions</b></summary>
#
# - A coupling is a table of who sends how much to whom; its rows add up to $p$, its columns to $q$. Each has its cost.
# - An infimum is the largest lower bound. $\inf\{x : 1 < x < 3\} = 1$ is not attained; the least cost of the couplings is.
# - $W(p, q) = \inf_\gamma \mathbb E\|x - y\|$. In code, for one $\gamma$: `(gamma * cost).sum()`; for the best one: `solve_transport(p, q, cost)`.
# - Prices below every way are a floor under every plan. Where cost and floor meet, both are proved.
# - For the two segments $W = |\theta|$ with slope sign $\theta$, overlap or not.
# - Two samples of $n$ points from $U[0, 1]$ are on average about $0.3133\sqrt{2/n}$ apart, not 0.
# </details>
#
# Sources: Villani, *Optimal Transport* (2009), theorem 4.1; Peyré, Cuturi, *Computational Optimal Transport* (2019), chapters
# 2 and 3; Arjovsky, Chintala, Bottou, *Wasserstein GAN* (2017), example 1.

# %% [markdown] lang="zh"
# ## 要点
#
# <details><summary><b>回答完提问再看</b></summary>
#
# - 耦合是一张“谁给谁送多少”的表，行和是 $p$，列和是 $q$。每个耦合都有自己的代价。
# - 下确界是最大的下界。$\inf\{x : 1 < x < 3\} = 1$ 取不到，而耦合代价的下确界取得到。
# - $W(p, q) = \inf_\gamma \mathbb E\|x - y\|$。写成代码：一个 $\gamma$ 的代价是 `(gamma * cost).sum()`，最优的是 `solve_transport(p, q, cost)`。
# - 处处不超过路程的价目，是所有方案的地板；代价与地板相遇，就同时证明了两者。
# - 对两条线段，$W = |\theta|$，斜率是 sign $\theta$，与有没有重叠无关。
# - 从同一个 $U[0, 1]$ 中各抽 $n$ 个点，两组样本平均相距约 $0.3133\sqrt{2/n}$，而不是 0。
# </details>
#
# 资料来源：Villani，*Optimal Transport*（2009），定理 4.1；Peyré、Cuturi，*Computational Optimal Transport*（2019），第 2、3 章；
# Arjovsky、Chintala、Bottou，*Wasserstein GAN*（2017），例 1。

# %% tags=["question"]
Answers(2, language)

# %% [markdown] lang="en"
# **Now you:** [exercises to lesson 2](exercises/02_the_earth_mover_distance.ipynb), which check themselves. **Next:** [3 · Duality: a distance becomes a critic](03_duality_and_the_critic.ipynb).

# %% [markdown] lang="zh"
# **轮到你了：**[第 2 课的练习](exercises/02_the_earth_mover_distance.ipynb)，会自动检查。**下一课：**[3 · 对偶：从距离到评论器](03_duality_and_the_critic.ipynb)。
