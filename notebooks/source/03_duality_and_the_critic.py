# %% [markdown] lang="en"
# # 3 · Duality: a distance becomes a critic
#
# The Earth-Mover (EM) distance is the least cost over *all* ways to carry one distribution to another. Nobody can try
# them all. This lesson turns the search around: the same number is the best score that a single function can reach.
# That function is what a Wasserstein GAN calls its **critic**.
#
# *About 15 minutes.*

# %% [markdown] lang="en" tags=["notebook"]
# Run the cells from top to bottom with Shift + Enter.

# %% [markdown] lang="zh"
# # 3 · 对偶：从距离到评论器
#
# EM 距离（推土机距离）是把一个分布搬成另一个分布的最小代价，而搬法有无穷多种，谁也不可能逐一试过。本课把这个问题反过来看：
# 同一个数，也是单单一个函数所能得到的最高分。这个函数就是 Wasserstein GAN 里的**评论器**（critic）。
#
# 大约 15 分钟。

# %% [markdown] lang="zh" tags=["notebook"]
# 请用 Shift + Enter 从上到下依次运行各个单元格。

# %% [markdown] lang="en" tags=["teacher"]
# <details><summary><b>For the teacher · 15 min</b></summary>
#
# | section | min | what they tend to say | what to ask |
# | --- | --- | --- | --- |
# | 1 too many couplings | 2 | "the dual falls with the cost" | Does f know which coupling is on show? |
# | 2 one function | 5 | "−5x wins, it scores 10" | What would the score be if any slope were allowed? |
# | 3 K is a unit | 2 | "then W doubles too" | A critic reads 10. How far apart are p and q? |
# | 4 two judges | 4 | "the sure discriminator is the better teacher" | What does it tell a sample that it has rejected? |
# | 5 no sigmoid | 2 | "0.5 means: undecided" | How would you tell θ = 10 from θ = 30? |
#
# Short of time: section 3 can be read at home.
# </details>

# %% [markdown] lang="zh" tags=["teacher"]
# <details><summary><b>写给教师 · 15 分钟</b></summary>
#
# | 小节 | 分钟 | 学生常见的回答 | 可以追问 |
# | --- | --- | --- | --- |
# | 1 搬法太多了 | 2 | “对偶读数也跟着代价下降” | f 知道现在画的是哪个耦合吗？ |
# | 2 一个函数 | 5 | “−5x 赢了，它得 10 分” | 如果坡度不受限制，得分会是多少？ |
# | 3 K 只是单位 | 2 | “那 W 也加倍” | 某个评论器读出 10，p 与 q 相距多远？ |
# | 4 两位评委 | 4 | “越有把握的判别器教得越好” | 它对已被否定的样本说了什么？ |
# | 5 不要 sigmoid | 2 | “0.5 就是拿不准” | 怎样分辨 θ = 10 和 θ = 30？ |
#
# 时间不够时，第 3 节可以留作课后阅读。
# </details>

# %% tags=["setup"]
import numpy as np

from divergences import (
    Gaussians,
    ParallelUniforms,
    dual_value,
    euclidean_cost,
    lipschitz_constant,
    optimal_critic,
    optimal_discriminator,
    solve_transport,
)
from divergences.lessons import Answers, PageLink, Predict, Slides, Table
from divergences.widgets import Explorer

# %% lang="en" tags=["setup"]
language = "en"

# %% lang="zh" tags=["setup"]
language = "zh"

# %% tags=["setup", "notebook"]
Slides(language)

# %% [markdown] lang="en"
# ## 1. Too many couplings
#
# Lesson 2 defined EM by all couplings $\gamma$ of $p$ and $q$, the tables that say how much goes from each $x$ to each $y$:
#
# $$W(p, q) = \inf_{\gamma \in \Pi(p, q)} \mathbb E_{(x, y) \sim \gamma}\, \|x - y\|$$
#
# The picture below shows one coupling of six points and, beside it, a single **function** $f$ over $x$, of slope 1. The *dual*
# reads how much higher $f$ stands on $p$ than on $q$.

# %% [markdown] lang="zh"
# ## 1. 搬法太多了
#
# 第 2 课用 $p$ 与 $q$ 的所有耦合 $\gamma$（写明从每个 $x$ 搬多少到每个 $y$ 的表）定义了 EM 距离：
#
# $$W(p, q) = \inf_{\gamma \in \Pi(p, q)} \mathbb E_{(x, y) \sim \gamma}\, \|x - y\|$$
#
# 下图画出六个点的一个耦合，旁边还有**一个**函数 $f$，斜率为 1。“对偶读数”说的是 $f$ 在 $p$ 上比在 $q$ 上高出多少。

# %%
plans = Explorer(family="segments", theta=2.0, panels=["transport"], compact=True, language=language)

# %% lang="en" tags=["question"]
Predict(
    "Move t from 0, the independent coupling, to 1, the best plan. The cost of γ falls. What does the dual reading do?",
    ["it falls with the cost", "it rises to meet the cost", "it stays where it is"],
    answer="it stays where it is",
    because="The function never looks at a coupling. It knows the least cost without trying any.",
    then=plans,
    topic="3.dual",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "把 t 从 0（独立耦合）移到 1（最优方案），γ 的代价随之下降。对偶读数会怎样？",
    ["随代价一起下降", "上升，与代价相遇", "一直不变"],
    answer="一直不变",
    because="这个函数根本不看耦合。它一种搬法也不用试，就知道最小代价。",
    then=plans,
    topic="3.dual",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# The cost falls to the number that the function gives from the start; the *gap* between them is then 0.
# </details>
#
# With more points the table explodes: 200 points on each side already have 40,000 entries. The solver finds the best plan,
# and hands out its **certificate**, the two price lists of lesson 2: $f_i$ for leaving $x_i$ and $g_j$ for arriving at $y_j$, never
# more together than the way is long, $f_i + g_j \le \|x_i - y_j\|$. With $p_i$ and $q_j$ for the masses of the points (here all 1/200)
# their value, $\sum_i p_i f_i + \sum_j q_j g_j$, can never be above the cost of any plan. Where the two meet, both are proved to be
# optimal.

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 代价一路降下来，降到这个函数从一开始就给出的那个数；这时两者之差，即“对偶间隙”，等于 0。
# </details>
#
# 点一多，这张表就大得惊人：两边各 200 个点，就已有 40,000 个未知数。求解器能找到最优方案，还会给出**证书**，
# 也就是第 2 课的两份价目：离开 $x_i$ 的价 $f_i$ 和到达 $y_j$ 的价 $g_j$，两者之和从不超过路程，$f_i + g_j \le \|x_i - y_j\|$。
# 用 $p_i$、$q_j$ 表示各点的质量（这里都是 1/200），价目的总值 $\sum_i p_i f_i + \sum_j q_j g_j$ 就永远不会超过任何搬法的代价。
# 总值与代价一旦相等，就同时证明了双方都是最优的。

# %%
pair = ParallelUniforms()
real, fake = pair.sample(200, theta=2.0, shared_noise=True)
weights = np.full(200, 1 / 200)

plan = solve_transport(weights, weights, euclidean_cost(real, fake))
prices = weights @ plan.potential_a + weights @ plan.potential_b
print(f"inf  Σ γ‖x − y‖     = {plan.cost:.12f}")
print(f"sup  Σ p·f + Σ q·g  = {prices:.12f}")
print(f"gap                 = {plan.gap:.1e}")

# %% [markdown] lang="en"
# ## 2. One function instead of all couplings
#
# For a cost that is a distance, the two price lists are one function, $f$ and $-f$. This is the **Kantorovich-Rubinstein
# duality**:
#
# $$W(p, q) = \sup_{\|f\|_L \le 1} \; \mathbb E_{x \sim p} f(x) - \mathbb E_{x \sim q} f(x)$$
#
# A *supremum* over functions replaces the infimum over couplings. The only condition: $f$ is **1-Lipschitz**,
# $|f(x_1) - f(x_2)| \le \|x_1 - x_2\|$; its slope is nowhere above 1.

# %% [markdown] lang="zh"
# ## 2. 用一个函数代替所有耦合
#
# 当代价本身就是距离时，两张价目表其实是同一个函数：$f$ 和 $-f$。这就是 **Kantorovich-Rubinstein 对偶**：
#
# $$W(p, q) = \sup_{\|f\|_L \le 1} \; \mathbb E_{x \sim p} f(x) - \mathbb E_{x \sim q} f(x)$$
#
# 对耦合取下确界，变成了对函数取**上确界**。条件只有一个：$f$ 是 **1-Lipschitz** 的，即 $|f(x_1) - f(x_2)| \le \|x_1 - x_2\|$，
# 坡度（梯度范数）处处不超过 1。

# %% tags=["formula"]
functions = {
    "f = y": lambda point: point[:, 1],
    "f = −min(x, 1)": lambda point: -np.minimum(point[:, 0], 1),
    "f = −(x + y)/√2": lambda point: -(point[:, 0] + point[:, 1]) / np.sqrt(2),
    "f = −x": lambda point: -point[:, 0],
    "f = −5x": lambda point: -5 * point[:, 0],
}
both = np.concatenate([real, fake])
rows = []
for name, f in functions.items():
    score = np.mean(f(real)) - np.mean(f(fake))  # the formula | 这就是公式
    rows.append([name, f"{lipschitz_constant(f(both), both):.3f}", f"{score:.3f}"])
scored = Table(["", "‖f‖_L", "E_p f − E_q f"], rows)

# %% lang="en" tags=["question"]
Predict(
    "p lies on x = 0, q on x = 2. Which of these five functions scores most without breaking the rule?",
    ["f = y", "f = −min(x, 1)", "f = −(x + y)/√2", "f = −x", "f = −5x"],
    answer="f = −x",
    because="It uses the whole slope 1 along the way from q to p. −5x scores more, but it is five times too steep.",
    then=scored,
    topic="3.functions",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "p 在 x = 0 上，q 在 x = 2 上。这五个函数中，哪个不犯规而得分最高？",
    ["f = y", "f = −min(x, 1)", "f = −(x + y)/√2", "f = −x", "f = −5x"],
    answer="f = −x",
    because="它把坡度 1 全用在了从 q 到 p 的路上。−5x 得分更高，但坡度是上限的五倍，犯规了。",
    then=scored,
    topic="3.functions",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# (The column ‖f‖_L is the steepest slope between any two of *these points*; on the whole plane it is 1 for all but −5x, which
# has 5.) No function with a slope of at most 1 gets above 2, and $f = -x$ reaches it. $f = -5x$ scores 10, but only because
# it is five times too steep.
# </details>
#
# `optimal_critic` finds the best function for any two samples:

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# （‖f‖_L 一列是**这些点**两两之间的最大坡度；在整个平面上，除 −5x 为 5 外都是 1。）坡度不超过 1 的函数，得分没有一个超过 2，而 $f = -x$ 恰好达到 2。$f = -5x$ 得了 10 分，但那只是因为它的坡度是上限的五倍。
# </details>
#
# `optimal_critic` 能为任意两组样本找到最优的函数：

# %% tags=["formula"]
best = optimal_critic(real, fake)
steepest = lipschitz_constant(best.critic(both), both)
print(f"E_p f − E_q f = {dual_value(best.critic, real, fake):.9f}")
print(f"W             = {plan.cost:.9f}")
print(f"‖f‖_L         = {steepest:.9f}")

# %% [markdown] lang="en"
# ## 3. Steeper functions
#
# So far the slope was at most 1. Now let functions have slopes up to $K$, in the supremum and in the picture.

# %% [markdown] lang="zh"
# ## 3. 更陡的函数
#
# 到目前为止坡度不超过 1。现在允许函数的坡度达到 $K$，上确界和图中都是如此。

# %%
steeper = Explorer(family="segments", theta=2.0, coupling=1.0, panels=["transport"], compact=True, language=language)
solutions = {K: optimal_critic(real, fake, lipschitz=K) for K in [0.5, 1, 2, 5]}
over_k = Table(
    ["K", "sup E_p f − E_q f", "÷ K"],
    [[f"{K:g}", f"{each.value:.6f}", f"{each.distance:.6f}"] for K, each in solutions.items()],
)

# %% lang="en" tags=["question"]
Predict(
    "The coupling is the best one (t = 1). Double K: which numbers double?",
    ["all of them", "the dual reading alone", "the dual reading and the cost", "none"],
    answer="the dual reading alone",
    because="The function may be twice as steep, so it reads twice as much. Divided by K it is W again, and the cost of a coupling knows no K.",
    then=[steeper, over_k],
    topic="3.unit",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "搬法已是最优的（t = 1）。把 K 加倍，哪些读数会跟着加倍？",
    ["全部", "只有对偶读数", "对偶读数和代价", "都不会"],
    answer="只有对偶读数",
    because="函数可以陡一倍，读数也就大一倍；再除以 K，得到的仍是 W。耦合的代价与 K 无关。",
    then=[steeper, over_k],
    topic="3.unit",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# If functions may have slopes up to $K$, every score grows by the factor $K$, and so
#
# $$W(p, q) = \frac1K \sup_{\|f\|_L \le K} \; \mathbb E_p f - \mathbb E_q f$$
#
# The same $K$ stands twice on the right, and $W$ on the left does not depend on it (the article does not say so): $K$ is a
# unit, not a distance. A critic of slope $K$ reads $K$ times EM: too much for $K > 1$, too little for $K < 1$. This is
# harmless for the *direction* in which a generator is pushed, but it must be known before the number is read as a distance.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 如果允许函数的坡度达到 $K$，所有得分都会放大 $K$ 倍，所以
#
# $$W(p, q) = \frac1K \sup_{\|f\|_L \le K} \; \mathbb E_p f - \mathbb E_q f$$
#
# 右边出现了两次同样的 $K$，左边的 $W$ 则与它无关（文章没有说明这一点）：$K$ 只是单位，不是距离。坡度为 $K$ 的评论器，读数是 EM 距离的 $K$ 倍：$K > 1$ 偏大，$K < 1$ 偏小。这不影响生成器被推的**方向**，但要把读数当作距离，就必须先弄清 $K$。
# </details>

# %% [markdown] lang="en"
# ## 4. Two judges
#
# The first GANs train a **discriminator**: the probability that $x$ is real. The best one is
# $D^*(x) = \dfrac{p(x)}{p(x) + q(x)}$. A Wasserstein GAN trains a critic: the best 1-Lipschitz $f$.
#
# The picture that follows has one above the other, for two blurred segments. The two humps are their densities along $x$: blue is $p$,
# around 0, orange is $q$, around $\theta$. The dots are three generated samples, and an arrow shows how hard a judge pulls there;
# where there is none, there is next to no pull.

# %% [markdown] lang="zh"
# ## 4. 两位评委
#
# 最初的 GAN 训练的是**判别器**：$x$ 为真的概率。最优的判别器是 $D^*(x) = \dfrac{p(x)}{p(x) + q(x)}$。
# Wasserstein GAN 训练的则是评论器：最优的 1-Lipschitz 函数 $f$。
#
# 后面的图用两条模糊的线段把它们上下对照。上半幅的两座“峰”是 $p$、$q$ 沿 $x$ 方向的概率密度：蓝色是 $p$，中心在 0；橙色是 $q$，中心在 $\theta$。
# 圆点是三个生成样本，箭头表示评委在那里的拉力有多大；没有箭头，就几乎没有拉力。

# %%
judges = Explorer(family="blur", theta=3.0, sigma=0.5, panels=["critic"], compact=True, language=language)

# %% lang="en" tags=["question"]
Predict(
    "Two blurred segments, θ = 3 and σ = 0.5. Where is the best discriminator steep, and where the critic?",
    [
        "both between the humps only",
        "both everywhere",
        "discriminator: between the humps only, critic: everywhere",
        "discriminator: everywhere, critic: between the humps only",
    ],
    answer="discriminator: between the humps only, critic: everywhere",
    because="Move θ from 1 to 4 and look at the two pulls: one dies away, the other stays 1.",
    then=judges,
    topic="3.judges",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "两条模糊线段，θ = 3，σ = 0.5。最优判别器在哪里陡？评论器呢？",
    ["都只在两峰之间", "都处处陡", "判别器：只在两峰之间；评论器：处处", "判别器：处处；评论器：只在两峰之间"],
    answer="判别器：只在两峰之间；评论器：处处",
    because="把 θ 从 1 移到 4，比较两边的拉力：一个逐渐消失，另一个始终是 1。",
    then=judges,
    topic="3.judges",
    language=language,
)

# %% tags=["notebook"]
PageLink(judges)

# %% [markdown] lang="en"
# (The slider λ belongs to the thin line, and can wait for lesson 4.)
#
# <details><summary><b>What you saw</b></summary>
#
# The discriminator is steep only in the narrow step between the humps. At nearly all generated samples it is flat: it is sure,
# and so it has nothing to say. The critic is steep everywhere.
# </details>

# %% [markdown] lang="zh"
# （滑块 λ 只管那条细线，第 4 课才用得到。）
#
# <details><summary><b>你看到了什么</b></summary>
#
# 判别器只在两峰之间那一小段里陡峭，到了绝大多数生成样本那里却是平的：它十拿九稳，因而无话可说。评论器则处处都陡。
# </details>

# %% [markdown] lang="en"
# By its own formula, how hard does the discriminator pull at the centre of $q$, with either loss of the generator? And the
# critic?

# %% [markdown] lang="zh"
# 直接用判别器的公式来算：在 $q$ 的中心处，用生成器的两种损失，拉力各有多大？评论器呢？

# %% tags=["formula"]
sigma = 0.5
normal = Gaussians(sigma=sigma)
rows = []
for theta in [1.0, 2.0, 3.0, 5.0]:
    # p/(p + q) at the centre of q | q 的中心处的 p/(p + q)
    d = optimal_discriminator(normal.density(theta), normal.density(theta, theta))
    steepness = theta / sigma**2  # of log p/q there | 那里 log p/q 的斜率
    rows.append([f"{theta:g}", f"{d:.1e}", f"{d * steepness:.1e}", f"{(1 - d) * steepness:.2f}", "1"])
pulls = Table(["θ", "D*", "|∇ log(1 − D)|", "|∇ log D|", "|∇f|"], rows)

# %% lang="en" tags=["question"]
Predict(
    "q moves farther and farther away. Which pull at its centre grows?",
    ["that of log(1 − D)", "that of −log D", "that of the critic", "none"],
    answer="that of −log D",
    because="It is about θ/σ². That of log(1 − D) dies, and that of the critic stays 1.",
    then=pulls,
    topic="3.pulls",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "q 越来越远。它的中心处，哪个拉力会变大？",
    ["log(1 − D) 的", "−log D 的", "评论器的", "都不会"],
    answer="−log D 的",
    because="它约等于 θ/σ²。log(1 − D) 的拉力会消失，评论器的始终是 1。",
    then=pulls,
    topic="3.pulls",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# - With the original loss, $\log(1 - D)$, the pull dies: the better the discriminator, the less the generator hears.
# - With $-\log D$ it does not die, but it measures no distance either: it is about $\theta/\sigma^2$, stronger the
#   farther away and the sharper the humps.
# - The critic pulls with 1, near or far: the derivative of $W = |\theta|$.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# - 用最初的损失 $\log(1 - D)$，拉力会消失：判别器越好，生成器听到的越少。
# - 用 $-\log D$，拉力不会消失，但它衡量的也不是距离：它约等于 $\theta/\sigma^2$，离得越远、峰越窄就越大。
# - 评论器的拉力始终是 1，无论远近：这正是 $W = |\theta|$ 的导数。
# </details>

# %% [markdown] lang="en"
# ## 5. The last layer
#
# A discriminator ends in a sigmoid, because a probability lies between 0 and 1. Should a critic do so too?

# %% [markdown] lang="zh"
# ## 5. 最后一层
#
# 判别器的最后一层是 sigmoid，因为概率必须在 0 和 1 之间。评论器也该如此吗？


# %% tags=["formula"]
def sigmoid(score):
    return 1 / (1 + np.exp(-score))


rows = []
for theta in [1, 3, 10, 30]:
    near, far = pair.sample(200, theta=theta, shared_noise=True)
    scores = [-points[:, 0] for points in (near, far)]  # the best critic: f = −x | 最好的评论器：f = −x
    plain = scores[0].mean() - scores[1].mean()
    squashed = sigmoid(scores[0]).mean() - sigmoid(scores[1]).mean()
    rows.append([f"{theta:g}", f"{plain:.3f}", f"{squashed:.6f}"])
readings = Table(["θ", "f", "sigmoid(f)"], rows)

# %% lang="en" tags=["question"]
Predict(
    "Put a sigmoid on the best critic f = −x. θ grows from 10 to 30: what becomes of its reading?",
    ["it grows to 3 times as much", "it grows a little", "it stays at ½"],
    answer="it stays at ½",
    because="A sigmoid cannot go beyond its ends, 0 and 1, and the sample of p sits in its middle, ½.",
    then=readings,
    topic="3.sigmoid",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "给最优评论器 f = −x 加上 sigmoid。θ 从 10 增大到 30，读数会怎样？",
    ["变成 3 倍", "略微变大", "停在 ½"],
    answer="停在 ½",
    because="sigmoid 的值不可能越过 0 和 1 这两端，而 p 的样本正好落在中间的 ½。",
    then=readings,
    topic="3.sigmoid",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# With the sigmoid the reading stops at ½: far is no longer farther, and the slope at the generated samples is gone once
# more. A log would be no better: a critic's values may be negative, and $\log$ of a negative number does not exist. A critic
# is no classifier. It is a gauge whose *differences* are distances, so it must be free to take any real value, and a
# Wasserstein loss is a plain difference of means: no sigmoid, no log.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 加了 sigmoid，读数到 ½ 就不再增加：再远也显不出更远，生成样本处的坡度又没有了。log 也好不到哪里去：评论器的值可以为负，
# 而负数没有对数。评论器不是分类器，而是一把尺子：它的**差值**就是距离，所以必须能取任意实数；Wasserstein 损失就是两个平均值之差，没有 sigmoid，也没有 log。
# </details>

# %% [markdown] lang="en"
# ## What to remember
#
# <details><summary><b>Once you have answered the questions</b></summary>
#
# | | discriminator | critic |
# | --- | --- | --- |
# | answers | is it real? | how far along the way? |
# | values | a probability, 0 to 1 | any real number |
# | the best one | $p/(p+q)$ | the 1-Lipschitz $f$ with the largest $\mathbb E_p f - \mathbb E_q f$ |
# | reads | JS divergence | EM distance ($K$ times it, if slopes reach $K$) |
# | slope at far samples | 0 | 1 |
#
# - Primal (cheapest coupling) and dual (best function) give one number; a gap of 0 proves it.
# - $W = \frac1K \sup_{\|f\|_L \le K} \mathbb E_p f - \mathbb E_q f$: the supremum grows with $K$, $W$ does not.
# - In code: `np.mean(f(real)) - np.mean(f(fake))`, no sigmoid, no log.
# </details>
#
# Sources: Villani, *Optimal Transport* (2009), theorem 5.10 and remark 6.5; Arjovsky, Chintala, Bottou, *Wasserstein GAN*
# (2017); Goodfellow et al., *Generative adversarial nets* (2014), proposition 1.

# %% [markdown] lang="zh"
# ## 要点
#
# <details><summary><b>回答完提问再看</b></summary>
#
# | | 判别器 | 评论器 |
# | --- | --- | --- |
# | 回答的问题 | 是真的吗？ | 还差多远？ |
# | 取值 | 概率，0 到 1 | 任意实数 |
# | 最优者 | $p/(p+q)$ | 使 $\mathbb E_p f - \mathbb E_q f$ 最大的 1-Lipschitz 函数 $f$ |
# | 读出的是 | JS 散度 | EM 距离（坡度可达 $K$ 时，是它的 $K$ 倍） |
# | 远处样本的坡度 | 0 | 1 |
#
# - 原问题（最便宜的耦合）与对偶问题（最好的函数）给出同一个数，对偶间隙为 0 就是证明。
# - $W = \frac1K \sup_{\|f\|_L \le K} \mathbb E_p f - \mathbb E_q f$：上确界随 $K$ 增大，$W$ 不变。
# - 写成代码就是 `np.mean(f(real)) - np.mean(f(fake))`，没有 sigmoid，也没有 log。
# </details>
#
# 资料来源：Villani，*Optimal Transport*（2009），定理 5.10 与注 6.5；Arjovsky、Chintala、Bottou，*Wasserstein GAN*（2017）；
# Goodfellow 等，*Generative adversarial nets*（2014），命题 1。

# %% tags=["question"]
Answers(3, language)

# %% [markdown] lang="en"
# **Now you:** [exercises to lesson 3](exercises/03_duality_and_the_critic.ipynb), which check themselves. **Next:** [4 · Train a WGAN-GP](04_train_a_wgan_gp.ipynb).

# %% [markdown] lang="zh"
# **轮到你了：**[第 3 课的练习](exercises/03_duality_and_the_critic.ipynb)，会自动检查。**下一课：**[4 · 训练一个 WGAN-GP](04_train_a_wgan_gp.ipynb)。
