# %% [markdown] lang="en"
# # 3 · Duality: a distance becomes a critic
#
# The Earth-Mover (EM) distance is the least cost over *all* ways to carry one distribution to another. Nobody can try
# them all. This lesson turns the search around: the same number is the best score that a single function can reach.
# That function is what a Wasserstein GAN calls its **critic**.
#
# *About 15 minutes. Run the cells from top to bottom with Shift + Enter.*

# %% [markdown] lang="zh"
# # 3 · 对偶：从距离到评论器
#
# EM 距离（推土机距离）是把一个分布搬成另一个分布的最小代价，而搬法有无穷多种，谁也不可能逐一试过。本课把这个问题反过来看：
# 同一个数，也是单单一个函数所能得到的最高分。这个函数就是 Wasserstein GAN 里的**评论器**（critic）。
#
# *大约 15 分钟。请用 Shift + Enter 从上到下依次运行各个单元格。*

# %%
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
from divergences.widgets import Explorer

# %% lang="en"
language = "en"

# %% lang="zh"
language = "zh"

# %% [markdown] lang="en"
# ## 1. Too many couplings
#
# A **coupling** $\gamma$ of $p$ and $q$ is a joint distribution whose marginals are $p$ and $q$: a table that says how
# much mass goes from each $x$ to each $y$. Every coupling has its expected cost, and EM is the infimum of them all:
#
# $$W(p, q) = \inf_{\gamma \in \Pi(p, q)} \mathbb E_{(x, y) \sim \gamma}\, \|x - y\|$$
#
# **Predict first.** Six points of $p$ go to six points of $q$, two units to the right. At $t = 0$ each point is spread
# over all six: what does that cost, more than 2, exactly 2, or less? Then move *t* and watch the cost of γ and
# what the dual reads.

# %% [markdown] lang="zh"
# ## 1. 搬法太多了
#
# $p$ 与 $q$ 的**耦合** $\gamma$ 是以 $p$、$q$ 为边缘分布的联合分布：它像一张表，写明从每个 $x$ 搬多少质量到每个 $y$。
# 每个耦合都有自己的期望代价，EM 距离就是所有这些代价的下确界：
#
# $$W(p, q) = \inf_{\gamma \in \Pi(p, q)} \mathbb E_{(x, y) \sim \gamma}\, \|x - y\|$$
#
# **先猜一猜。** $p$ 的六个点要搬到右边两个单位处 $q$ 的六个点。$t = 0$ 时每个点的质量都平分给所有六个点，这样搬的代价是大于 2、等于 2，
# 还是小于 2？然后移动 *t*，留意“γ 的代价”和“对偶读数”。

# %%
Explorer(family="segments", theta=2.0, panels=["transport"], language=language)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# Spreading costs more than 2, because slanted ways are longer than straight ones. As $t$ goes to 1 the cost falls to 2
# and meets, from above, the number that the function below the picture gives. The *gap* between them is then 0.
# </details>
#
# With more points the table explodes: 200 points on each side already have 40,000 entries. A solver finds the best plan,
# and hands out a **certificate**: two price lists, one for $p$ and one for $q$, whose value can never be above the cost
# of any plan. Where the two meet, both are proved to be optimal.

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 平分的代价大于 2，因为斜着走比直着走更远。$t$ 趋于 1 时代价降到 2，恰好与图中那个函数给出的数相遇：一个从上往下，一个从下往上。
# 这时两者的差，即“对偶间隙”，等于 0。
# </details>
#
# 点一多，这张表就大得惊人：两边各 200 个点，就已有 40,000 个未知数。求解器能找到最优方案，还会给出一份**证书**：为 $p$ 和 $q$ 各列一张价目表，
# 它们的总值永远不会超过任何搬法的代价。两者一旦相等，就同时证明了双方都是最优的。

# %%
pair = ParallelUniforms()
real, fake = pair.sample(200, theta=2.0, shared_noise=True)
weights = np.full(200, 1 / 200)

plan = solve_transport(weights, weights, euclidean_cost(real, fake))
prices = weights @ plan.potential_a + weights @ plan.potential_b
print(f"inf  Σ γ‖x − y‖   = {plan.cost:.12f}")
print(f"sup  Σ a·f + b·g  = {prices:.12f}")
print(f"gap               = {plan.gap:.1e}")

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
#
# **Predict first.** $p$ lies on $x = 0$, $q$ on $x = 2$. Which of these scores most, and which breaks the rule?

# %% [markdown] lang="zh"
# ## 2. 用一个函数代替所有耦合
#
# 当代价本身就是距离时，两张价目表其实是同一个函数：$f$ 和 $-f$。这就是 **Kantorovich-Rubinstein 对偶**：
#
# $$W(p, q) = \sup_{\|f\|_L \le 1} \; \mathbb E_{x \sim p} f(x) - \mathbb E_{x \sim q} f(x)$$
#
# 对耦合取下确界，变成了对函数取**上确界**。条件只有一个：$f$ 是 **1-Lipschitz** 的，即 $|f(x_1) - f(x_2)| \le \|x_1 - x_2\|$，
# 坡度处处不超过 1。
#
# **先猜一猜。** $p$ 在 $x = 0$ 上，$q$ 在 $x = 2$ 上。下面哪个函数得分最高？哪个犯规了？

# %%
functions = {
    "f = y": lambda point: point[:, 1],
    "f = −min(x, 1)": lambda point: -np.minimum(point[:, 0], 1),
    "f = −(x + y)/√2": lambda point: -(point[:, 0] + point[:, 1]) / np.sqrt(2),
    "f = −x": lambda point: -point[:, 0],
    "f = −5x": lambda point: -5 * point[:, 0],
}
both = np.concatenate([real, fake])
print("                   ‖f‖_L   E_p f − E_q f")
for name, f in functions.items():
    score = np.mean(f(real)) - np.mean(f(fake))  # the formula
    print(f"{name:16s} {lipschitz_constant(f(both), both):7.3f} {score:15.3f}")

# %% [markdown] lang="en"
# (The column ‖f‖_L is the steepest slope between any two of these points.) No function with a slope of at most 1 gets
# above 2, and $f = -x$ reaches it. $f = -5x$ scores 10, but only because it is
# five times too steep. `optimal_critic` finds the best function for any two samples:

# %% [markdown] lang="zh"
# （‖f‖_L 一列是这些点两两之间的最大坡度。）坡度不超过 1 的函数，得分没有一个超过 2，而 $f = -x$ 恰好达到 2。$f = -5x$ 得了 10 分，但那只是因为它陡了五倍。
# `optimal_critic` 能为任意两组样本找到最优的函数：

# %%
best = optimal_critic(real, fake)
steepest = lipschitz_constant(best.critic(both), both)
print(f"E_p f − E_q f = {dual_value(best.critic, real, fake):.9f}")
print(f"W             = {plan.cost:.9f}")
print(f"‖f‖_L         = {steepest:.9f}")

# %% [markdown] lang="en"
# ## 3. K is a unit, not a distance
#
# If functions may have slopes up to $K$, every score grows by the factor $K$, and so
#
# $$W(p, q) = \frac1K \sup_{\|f\|_L \le K} \; \mathbb E_p f - \mathbb E_q f$$
#
# The same $K$ stands twice on the right, and $W$ on the left does not depend on it.
#
# **Predict first.** The plan below is the best one ($t = 1$). Double $K$: which numbers double?

# %% [markdown] lang="zh"
# ## 3. K 只是单位，不是距离
#
# 如果允许函数的坡度达到 $K$，所有得分都会放大 $K$ 倍，所以
#
# $$W(p, q) = \frac1K \sup_{\|f\|_L \le K} \; \mathbb E_p f - \mathbb E_q f$$
#
# 右边出现了两次同样的 $K$，左边的 $W$ 则与它无关。
#
# **先猜一猜。** 下图已是最优的搬法（$t = 1$）。把 $K$ 加倍，哪些读数会跟着加倍？

# %%
Explorer(family="segments", theta=2.0, coupling=1.0, panels=["transport"], language=language)

# %%
print("     K   sup E_p f − E_q f            ÷ K")
for K in [0.5, 1, 2, 5]:
    solution = optimal_critic(real, fake, lipschitz=K)
    print(f"{K:6g} {solution.value:19.6f} {solution.distance:14.6f}")

# %% [markdown] lang="en"
# A critic whose $K$ is not known overstates EM by that factor. This is harmless for the *direction* in which a generator
# is pushed, but it must be known before the number is read as a distance.
#
# ## 4. Two judges
#
# The first GANs train a **discriminator**: the probability that $x$ is real. The best one is
# $D^*(x) = \dfrac{p(x)}{p(x) + q(x)}$. A Wasserstein GAN trains a critic: the best 1-Lipschitz $f$.
#
# **Predict first.** Two blurred segments, $\theta = 3$ and $\sigma = 0.5$ apart. Where are the two curves steep: between
# the two humps, or at the generated samples? Move $\theta$ from 1 to 4 and look at the two pulls.

# %% [markdown] lang="zh"
# 如果不知道评论器的 $K$ 是多少，它的读数就会把 EM 距离放大 $K$ 倍。这不影响生成器被推的**方向**，但要把读数当作距离，就必须先弄清 $K$。
#
# ## 4. 两位评委
#
# 最初的 GAN 训练的是**判别器**：$x$ 为真的概率。最优的判别器是 $D^*(x) = \dfrac{p(x)}{p(x) + q(x)}$。
# Wasserstein GAN 训练的则是评论器：最优的 1-Lipschitz 函数 $f$。
#
# **先猜一猜。** 两条模糊线段相距 $\theta = 3$，$\sigma = 0.5$。这两条曲线在哪里陡：两个峰之间，还是生成样本所在之处？
# 把 $\theta$ 从 1 移到 4，比较两边的推力。

# %%
Explorer(family="blur", theta=3.0, sigma=0.5, panels=["critic"], language=language)

# %% [markdown] lang="en"
# The discriminator is steep only in the narrow step between the humps. At the generated samples it is flat: it is sure,
# and so it has nothing to say. Its own formula at the centre of $q$:

# %% [markdown] lang="zh"
# 判别器只在两峰之间那一小段里陡峭，到了生成样本那里却是平的：它十拿九稳，因而无话可说。直接用它的公式看 $q$ 中心处的情形：

# %%
sigma = 0.5
normal = Gaussians(sigma=sigma)
print("  θ         D*       |∇ log(1 − D)|        |∇ log D|                 |∇f|")
for theta in [1.0, 2.0, 3.0, 5.0]:
    d = optimal_discriminator(normal.density(theta), normal.density(theta, theta))  # p/(p + q) at the centre of q
    steepness = theta / sigma**2  # of log p/q there
    print(f"{theta:3g} {d:10.1e} {d * steepness:20.1e} {(1 - d) * steepness:16.2f} {1.0:20.2f}")

# %% [markdown] lang="en"
# - With the original loss, $\log(1 - D)$, the pull dies: the better the discriminator, the less the generator hears.
# - With $-\log D$ it does not die, but it measures no distance either: it is about $\theta/\sigma^2$, stronger the
#   farther away and the sharper the humps.
# - The critic pulls with 1, near or far: the derivative of $W = |\theta|$.
#
# ## 5. No sigmoid, no log
#
# A discriminator ends in a sigmoid, because a probability lies between 0 and 1. A critic is no classifier. It is a gauge
# whose *differences* are distances, so it must be free to take any real value.
#
# **Predict first.** Put a sigmoid on the best critic. What does it read for $\theta = 1, 3, 10, 30$?

# %% [markdown] lang="zh"
# - 用最初的损失 $\log(1 - D)$，推力会消失：判别器越好，生成器听到的越少。
# - 用 $-\log D$，推力不会消失，但它衡量的也不是距离：它约等于 $\theta/\sigma^2$，离得越远、峰越窄就越大。
# - 评论器的推力始终是 1，无论远近：这正是 $W = |\theta|$ 的导数。
#
# ## 5. 不要 sigmoid，也不要 log
#
# 判别器的最后一层是 sigmoid，因为概率必须在 0 和 1 之间。评论器不是分类器，而是一把尺子：它的**差值**就是距离，所以必须能取任意实数。
#
# **先猜一猜。** 给最优评论器加上 sigmoid，当 $\theta = 1, 3, 10, 30$ 时读数各是多少？


# %%
def sigmoid(score):
    return 1 / (1 + np.exp(-score))


print("   θ        f   sigmoid(f)")
for theta in [1, 3, 10, 30]:
    near, far = pair.sample(200, theta=theta, shared_noise=True)
    scores = [-points[:, 0] for points in (near, far)]  # the best critic: f = −x
    plain = scores[0].mean() - scores[1].mean()
    squashed = sigmoid(scores[0]).mean() - sigmoid(scores[1]).mean()
    print(f"{theta:4g} {plain:8.3f} {squashed:12.6f}")

# %% [markdown] lang="en"
# With the sigmoid the reading stops at ½: far is no longer farther, and the slope at the generated samples is gone once
# more. A log would be no better: a critic's values may be negative, and $\log$ of a negative number does not exist. So a
# Wasserstein loss is a plain difference of means.
#
# ## What to remember
#
# | | discriminator | critic |
# | --- | --- | --- |
# | answers | is it real? | how far along the way? |
# | values | a probability, 0 to 1 | any real number |
# | the best one | $p/(p+q)$ | the 1-Lipschitz $f$ with the largest $\mathbb E_p f - \mathbb E_q f$ |
# | reads | JS divergence | EM distance ($K$ times it, if slopes reach $K$) |
# | slope at far samples | 0 | 1 |
#
# - Primal (cheapest coupling) and dual (best function) give one number; their gap proves it.
# - $W = \frac1K \sup_{\|f\|_L \le K} \mathbb E_p f - \mathbb E_q f$: the supremum grows with $K$, $W$ does not.
# - In code: `np.mean(f(real)) - np.mean(f(fake))`, no sigmoid, no log.
#
# Sources: Villani, *Optimal Transport* (2009), theorem 5.10 and remark 6.5; Arjovsky, Chintala, Bottou, *Wasserstein GAN*
# (2017); Goodfellow et al., *Generative adversarial nets* (2014), proposition 1.

# %% [markdown] lang="zh"
# 加了 sigmoid，读数到 ½ 就不再增加：再远也显不出更远，生成样本处的坡度又没有了。log 也好不到哪里去：评论器的值可以为负，
# 而负数没有对数。所以 Wasserstein 损失就是两个平均值之差，再无其他。
#
# ## 要点
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
#
# 资料来源：Villani，*Optimal Transport*（2009），定理 5.10 与注 6.5；Arjovsky、Chintala、Bottou，*Wasserstein GAN*（2017）；
# Goodfellow 等，*Generative adversarial nets*（2014），命题 1。
