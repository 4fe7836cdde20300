# %% [markdown] lang="en"
# # 1 · Two segments
#
# A GAN teaches a generator by telling it how far its distribution $q$ is from the real one, $p$. The first GANs measure
# that distance, in effect, with the **Jensen-Shannon divergence** (JS). This lesson takes the smallest example there is, and
# asks four distances what they tell a generator that comes closer.
#
# *About 15 minutes.*

# %% [markdown] lang="en" tags=["notebook"]
# Run the cells from top to bottom with Shift + Enter.

# %% [markdown] lang="zh"
# # 1 · 两条线段
#
# GAN 训练生成器的办法，是不断告诉它：你的分布 $q$ 离真实分布 $p$ 还有多远。最初的 GAN 实际上是用 **JS 散度**来衡量这段距离的。
# 本课用一个小得不能再小的例子，看一看生成器越来越近时，四种距离各会告诉它什么。
#
# 大约 15 分钟。

# %% [markdown] lang="zh" tags=["notebook"]
# 请用 Shift + Enter 从上到下依次运行各个单元格。

# %% [markdown] lang="en" tags=["teacher"]
# <details><summary><b>For the teacher · 15 min</b></summary>
#
# | section | min | what they tend to say | what to ask |
# | --- | --- | --- | --- |
# | 1 two segments | 4 | "JS must fall a little when q comes nearer" | Where in the formula of JS would the distance stand? |
# | 2 KL | 2 | "add a small ε" | Which number do you get for ε = 0.001, and for ε = 0.000001? |
# | 3 JS | 2 | "log 2 is a coincidence" | What is the mixture m on the segment of p? |
# | 4 no gradient | 3 | "the gradient is tiny, so train longer" | How long does 0 take to reach 0? |
# | 5 overlap | 3 | "add noise and the problem is gone" | At which θ does float32 say 0? |
# | 6 Python | 1 | — | Let somebody link a slider to σ. |
#
# Short of time: leave out section 6.
# </details>

# %% [markdown] lang="zh" tags=["teacher"]
# <details><summary><b>写给教师 · 15 分钟</b></summary>
#
# | 小节 | 分钟 | 学生常见的回答 | 可以追问 |
# | --- | --- | --- | --- |
# | 1 两条线段 | 4 | “q 靠近了，JS 总该小一点” | JS 的公式里，哪里有距离？ |
# | 2 KL 散度 | 2 | “加一个小小的 ε 就行” | ε 取 0.001 和 0.000001，结果各是多少？ |
# | 3 JS 散度 | 2 | “log 2 是碰巧的” | 在 p 的线段上，混合分布 m 是什么？ |
# | 4 没有梯度 | 3 | “梯度很小，多训练一会儿” | 一步走 0，要走多久才能到？ |
# | 5 有了重叠 | 3 | “加点噪声，问题就没了” | θ 到多大时 float32 就给出 0？ |
# | 6 Python | 1 | — | 请人把一个滑块联动到 σ。 |
#
# 时间不够时可跳过第 6 节。
# </details>

# %% tags=["setup"]
import numpy as np

from divergences import (
    BlurredUniforms,
    ParallelStrips,
    ParallelUniforms,
    js_divergence,
    kl_divergence,
    total_variation,
)
from divergences.lessons import Answers, PageLink, Predict, PredictCurve, PredictNumber, Slides, Table
from divergences.widgets import Explorer

# %% lang="en" tags=["setup"]
language = "en"

# %% lang="zh" tags=["setup"]
language = "zh"

# %% tags=["setup", "notebook"]
Slides(language)

# %% [markdown] lang="en"
# ## 1. Two segments
#
# - $p$ is spread evenly over the segment $x = 0$, $0 \le y \le 1$.
# - $q$ is the same segment, moved sideways to $x = \theta$.
#
# These are the **parallel uniforms** (`ParallelUniforms` in the code). Our generator has a single parameter, $\theta$. It is
# perfect when $\theta = 0$.

# %% [markdown] lang="zh"
# ## 1. 两条线段
#
# - $p$ 均匀分布在线段 $x = 0$、$0 \le y \le 1$ 上。
# - $q$ 是同样一条线段，只是横向平移到了 $x = \theta$。
#
# 这就是**平行均匀分布**的例子（代码中叫 `ParallelUniforms`）。我们的生成器只有一个参数 $\theta$，当 $\theta = 0$ 时它就完美了。

# %%
segments = Explorer(family="segments", theta=2.0, panels=["pair", "curves"], compact=True, language=language)

# %% lang="en" tags=["question"]
Predict(
    "You start at θ = 2 and move q slowly towards p. Which of these get smaller on the way: KL, JS, total variation (TV), Earth-Mover (EM)?",
    ["all four", "JS, TV and EM, but not KL", "only EM", "none, before θ = 0"],
    answer="only EM",
    because="KL stays at ∞, JS at log 2 ≈ 0.693 and TV at 1, and at θ = 0 they drop to 0 in one jump. A generator that is almost right hears the same three numbers as one that is far off. Move the slider, or drag q itself.",
    then=segments,
    topic="1.nearer",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "从 θ = 2 出发，让 q 慢慢靠近 p。KL 散度、JS 散度、全变差距离（TV）、EM 距离（推土机距离），哪些会随之变小？",
    ["四个都会", "JS、TV 和 EM 会，KL 不会", "只有 EM", "到 θ = 0 之前一个也不会"],
    answer="只有 EM",
    because="KL 始终是 ∞，JS 始终是 log 2 ≈ 0.693，TV 始终是 1；到了 θ = 0 才一下子跳到 0。一个几乎正确的生成器和一个错得离谱的生成器，听到的是同样的三个数。拖动滑块，或者直接拖动 q 试试。",
    then=segments,
    topic="1.nearer",
    language=language,
)

# %% tags=["notebook"]
PageLink(segments)

# %% [markdown] lang="en"
# ## 2. KL, column by column
#
# $$\mathrm{KL}(p\,\|\,q) = \sum_x p(x)\,\log\frac{p(x)}{q(x)}$$
#
# Wherever $p$ has mass and $q$ has none, the term is $p \log (p/0) = \infty$. Think of the plane cut into columns:

# %% [markdown] lang="zh"
# ## 2. KL 散度：一列一列地看
#
# $$\mathrm{KL}(p\,\|\,q) = \sum_x p(x)\,\log\frac{p(x)}{q(x)}$$
#
# 只要有一处 $p$ 有质量而 $q$ 没有，这一项就是 $p \log (p/0) = \infty$。不妨把平面切成几列来看：

# %% tags=["formula"]
p = [1, 0, 0]  # x = 0
near = [0, 1, 0]  # x = θ
far = [0, 0, 1]  # x = 2θ

kl_divergence(p, near), kl_divergence(near, p), kl_divergence(p, far), kl_divergence(p, p)

# %% [markdown] lang="en"
# Infinite in both directions, near or far; 0 only when $q = p$. That `inf` is a true infinity. Adding a small ε "to be
# safe" would turn it into a number that says more about ε than about $p$ and $q$.

# %% [markdown] lang="zh"
# 不论远近、不论方向都是无穷大；只有 $q = p$ 时才是 0。这里的 `inf` 是真正的无穷大。如果为了“保险”加上一个小小的 ε，
# 得到的数值说明的只是 ε，而不是 $p$ 和 $q$。

# %% [markdown] lang="en"
# ## 3. JS: both against their mixture
#
# JS compares both with their mixture $m = \tfrac12(p + q)$, which is never 0 where $p$ or $q$ is not:
#
# $$\mathrm{JS}(p, q) = \tfrac12\,\mathrm{KL}(p\,\|\,m) + \tfrac12\,\mathrm{KL}(q\,\|\,m)$$
#
# In the columns above $p$ and $q$ do not overlap. Two lines compute this formula, and `js_divergence`:

# %% [markdown] lang="zh"
# ## 3. JS 散度：都与混合分布比较
#
# JS 散度让两者都与混合分布 $m = \tfrac12(p + q)$ 比较；在 $p$ 或 $q$ 不为 0 的地方，$m$ 一定不为 0：
#
# $$\mathrm{JS}(p, q) = \tfrac12\,\mathrm{KL}(p\,\|\,m) + \tfrac12\,\mathrm{KL}(q\,\|\,m)$$
#
# 上面那几列里，$p$ 与 $q$ 没有重叠。下面两行代码，一行就是这个公式，一行用 `js_divergence`：

# %% tags=["formula"]
m = (np.array(p) + np.array(near)) / 2
by_formula = 0.5 * kl_divergence(p, m) + 0.5 * kl_divergence(near, m)
by_name = [js_divergence(p, near), js_divergence(p, far), js_divergence(p, p)]

# %%
by_columns = Table(
    ["", "p, near", "p, far", "p, p"],
    [["½ KL(p‖m) + ½ KL(q‖m)", f"{by_formula:.6f}", "", ""], ["JS", *(f"{js:.6f}" for js in by_name)]],
)
pair = ParallelUniforms()
measures = [pair.kl_divergence, pair.js_divergence, pair.total_variation, pair.wasserstein_distance]
by_theta = Table(
    ["θ", "KL", "JS", "TV", "EM"],
    [[f"{theta:g}", *(f"{measure(theta):.4g}" for measure in measures)] for theta in [2, 1, 0.1, 0.001, 0]],
)

# %% lang="en" tags=["question"]
Predict(
    "p and q do not overlap. Take a point of p: what is p there, divided by the mixture m?",
    ["1", "2", "∞", "it depends on how far away q is"],
    answer="2",
    because="q has nothing there, so m is half of p. What the logarithm of this ratio makes of JS, the tables say: for columns near and far, and for segments that come closer and arrive.",
    then=[by_columns, by_theta],
    topic="1.mixture",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "p 与 q 没有重叠。在 p 的任一点上，p 除以混合分布 m 等于多少？",
    ["1", "2", "∞", "取决于 q 离得有多远"],
    answer="2",
    because="q 在那里什么也没有，所以 m 是 p 的一半。这个比值取对数之后 JS 是多少，请看两张表：一张是或近或远的列，一张是越靠越近、直到重合的线段。",
    then=[by_columns, by_theta],
    topic="1.mixture",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# The first sum, over **p's** segment, is $\log\frac{p}{p/2} = \log 2$; the second, over **q's** segment, is $\log 2$ too (the
# article writes p's segment twice, a slip); with the two ½ that makes one $\log 2$. Without them it would be $2 \log 2$ (section
# 2 of the WGAN paper leaves them out; its figure does not). The distance between the columns appears nowhere in the formula.
#
# Note the two cases: the values ∞ and log 2 are those for $\theta \ne 0$ (the article introduces them with "$\theta = 0$", a
# slip); at $\theta = 0$ all four are 0. As a function of $\theta$, JS is a **step**: not continuous at 0, and flat elsewhere.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 第一个和（在 **p** 的线段上求）等于 $\log\frac{p}{p/2} = \log 2$，第二个和（在 **q** 的线段上求）也等于 $\log 2$
# （文章把它又写成在 p 的线段上求，是个疏漏）；乘上两个 ½，合起来是一个 $\log 2$。不写那两个 ½，就会得到 $2 \log 2$
# （WGAN 论文第 2 节漏写了，它的图却没有漏）。公式里根本没有出现两列之间的距离。
#
# 注意要分两种情况：∞ 和 log 2 是 $\theta \ne 0$ 时的值（文章说成“$\theta = 0$ 时”，是个疏漏）；当 $\theta = 0$ 时四个量都是 0。
# 作为 $\theta$ 的函数，JS 散度是一个**阶跃**：在 0 处不连续，在其他地方是平的。
# </details>

# %% [markdown] lang="en"
# ## 4. Following the slope
#
# A generator learns by gradient descent, $\theta \leftarrow \theta - \eta\,\frac{d}{d\theta}\mathrm{distance}(\theta)$.

# %% [markdown] lang="zh"
# ## 4. 沿着斜率走
#
# 生成器靠梯度下降来学习：$\theta \leftarrow \theta - \eta\,\frac{d}{d\theta}\text{距离}(\theta)$。


# %% tags=["formula"]
def descend(derivative, theta=1.0, step=0.06, steps=40):
    path = [theta]
    for _ in range(steps):
        slope = derivative(path[-1])
        # nan: no slope, at 0 itself | nan：恰在 0 处没有斜率
        path.append(path[-1] - step * (0 if np.isnan(slope) else slope))
    return np.array(path)


# %%
looks = [0, 10, 16, 17, 40]
paths = Table(
    ["", *(f"{step}" for step in looks)],
    [
        [name, *(f"{theta:.2f}" for theta in descend(derivative)[looks])]
        for name, derivative in [("JS", pair.js_derivative), ("EM", pair.wasserstein_derivative)]
    ],
)
slopes = Explorer(family="segments", theta=1.0, panels=["pair", "gradient"], compact=True, language=language)

# %% lang="en" tags=["question"]
Predict(
    "Start at θ = 1 with a step of η = 0.06. Where is θ after 40 steps on JS, and on EM?",
    ["both near 0", "JS: still at 1, EM: near 0", "JS: slowly nearing 0, EM: near 0", "both still at 1"],
    answer="JS: still at 1, EM: near 0",
    because="The derivative of JS is exactly 0 there, not small: no step moves θ. EM moves it by η each time. The table has θ after some of the steps.",
    then=[paths, slopes],
    topic="1.descent",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "从 θ = 1 出发，步长 η = 0.06，走 40 步之后，用 JS 散度和用 EM 距离时 θ 各在哪里？",
    ["都在 0 附近", "JS：还在 1；EM：在 0 附近", "JS：慢慢靠近 0；EM：在 0 附近", "都还在 1"],
    answer="JS：还在 1；EM：在 0 附近",
    because="JS 散度的导数在那里不是很小，而是严格等于 0，走多少步都不动；用 EM 距离，每一步都走 η。表中是走了若干步之后的 θ。",
    then=[paths, slopes],
    topic="1.descent",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# On JS it never moves: the derivative is exactly 0, not small. This is the **vanishing gradient**: where $p$ and $q$ do
# not overlap the generator gets no signal, and the better the discriminator has learned to tell them apart, the more
# exactly that holds. On EM every step is $\eta$, until $\theta$ is closer to 0 than one step; there the constant slope
# $\pm 1$ makes it hop to and fro (in practice the step is made smaller).
#
# The picture has the slope of each curve against the distance. JS lies on 0, EM on 1.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 用 JS 散度时它一步也没有动：导数不是很小，而是严格等于 0。这就是**梯度弥散**（梯度消失）：只要 $p$ 和 $q$ 没有重叠，生成器就得不到任何信号；
# 判别器把两者分得越清楚，这一点就越严重。用 EM 距离时，每一步都恰好走 $\eta$，直到 $\theta$ 离 0 不足一步；
# 这时恒定的斜率 $\pm 1$ 会让它来回跳动（实践中会逐步减小步长）。
#
# 图的横轴是距离，纵轴是每条曲线的斜率。JS 贴在 0 上，EM 停在 1。
# </details>

# %% [markdown] lang="en"
# ## 5. What an overlap changes
#
# Give the segments a **width** $w$. Now the two strips overlap while $|\theta| < w$.

# %% [markdown] lang="zh"
# ## 5. 有了重叠会怎样
#
# 给线段加上**宽度** $w$。这样当 $|\theta| < w$ 时两条条带会重叠。

# %%
strip, thetas = ParallelStrips(width=1.0), np.linspace(-3, 3, 121)
true_curve = [(thetas, [strip.js_divergence(theta) for theta in thetas])]

# %% lang="en" tags=["question"]
PredictCurve(
    "Two strips of width w = 1, θ apart. Draw JS over θ.",
    true_curve,
    x=(-3, 3),
    y=(0, 1),
    names=("θ", "JS"),
    because="Where the strips do not overlap it is flat, at log 2 ≈ 0.693, as before. Only from |θ| = 1 inwards does it fall, to 0 at θ = 0.",
    topic="1.strips",
    language=language,
)

# %% lang="zh" tags=["question"]
PredictCurve(
    "两条宽度 w = 1 的条带相距 θ。画出 JS 散度随 θ 的变化。",
    true_curve,
    x=(-3, 3),
    y=(0, 1),
    names=("θ", "JS"),
    because="条带不重叠的地方和先前一样是平的，等于 log 2 ≈ 0.693；只有从 |θ| = 1 往里走它才下降，到 θ = 0 处为 0。",
    topic="1.strips",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# $$\mathrm{JS} = \log 2 \cdot \min\!\left(\frac{|\theta|}{w},\, 1\right)$$
#
# The more they overlap, the smaller JS: a slope of $\log 2 / w$ inside the overlap, and exactly 0 outside.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# $$\mathrm{JS} = \log 2 \cdot \min\!\left(\frac{|\theta|}{w},\, 1\right)$$
#
# 重叠越多，JS 散度越小：在重叠范围之内斜率是 $\log 2 / w$，在范围之外严格等于 0。
# </details>

# %%
strips = Explorer(family="strips", theta=2.0, width=1.0, compact=True, language=language)

# %% lang="en" tags=["question"]
Predict(
    "The strips are θ = 2 apart. How wide must they be before JS has a slope there?",
    ["any widening helps a little", "wider than 2", "wider than 4", "it never helps"],
    answer="wider than 2",
    because="They overlap only when |θ| < w. Widen the strips and watch the slope of JS.",
    then=strips,
    topic="1.width",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "两条条带相距 θ = 2。要加到多宽，JS 散度在那里才有斜率？",
    ["加宽一点就有一点用", "要超过 2", "要超过 4", "再宽也没用"],
    answer="要超过 2",
    because="只有 |θ| < w 时两条条带才有重叠。加宽条带，看 JS 散度的斜率。",
    then=strips,
    topic="1.width",
    language=language,
)

# %% [markdown] lang="en"
# Where there is an overlap, JS works: it leads to its minimum, 0, at $\theta = 0$. The same from the definition, with three
# columns of which the middle one is shared:

# %% [markdown] lang="zh"
# 只要有重叠，JS 散度就能用：它会把我们带到最小值 0，即 $\theta = 0$ 处。下面直接用定义验证，三列之中只有中间一列是共有的：

# %% tags=["formula"]
half_p, half_q = [0.5, 0.5, 0], [0, 0.5, 0.5]
print("JS:", js_divergence(half_p, half_q), "=", strip.js_divergence(0.5))
print("TV:", total_variation(half_p, half_q), "=", strip.total_variation(0.5))

# %% [markdown] lang="en"
# Or **blur** the segments with Gaussian noise of size $\sigma$. Normal distributions overlap everywhere, so JS is smooth
# and its gradient is exactly 0 nowhere but at $\theta = 0$. Is that the cure?

# %% [markdown] lang="zh"
# 也可以用大小为 $\sigma$ 的高斯噪声把线段**模糊**掉。正态分布处处有重叠，所以 JS 散度是光滑的，除了 $\theta = 0$ 处，梯度也没有一处严格等于 0。问题就此解决了吗？

# %%
blurred = BlurredUniforms(sigma=0.25)
blur = Explorer(family="blur", theta=2.0, sigma=0.25, compact=True, language=language)
slope = blurred.js_derivative(2)
over_theta = Table(
    ["θ", "JS", "dJS/dθ"],
    [
        [f"{theta:g}", f"{blurred.js_divergence(theta):.12f}", f"{blurred.js_derivative(theta):.3g}"]
        for theta in [0.25, 0.5, 1, 2, 4]
    ],
)

# %% lang="en" tags=["question"]
PredictNumber(
    "With σ = 0.25 and θ = 2, how large is the gradient of JS?",
    (1e-7, 1),
    answer=slope,
    log=True,
    because="No longer 0, but little to follow. Move θ to 4 and there is all but nothing left.",
    then=[blur, over_theta],
    topic="1.blur",
    language=language,
)

# %% lang="zh" tags=["question"]
PredictNumber(
    "当 σ = 0.25、θ = 2 时，JS 散度的梯度有多大？",
    (1e-7, 1),
    answer=slope,
    log=True,
    because="不再是 0，但也没有多少可循。把 θ 移到 4，就几乎什么也不剩了。",
    then=[blur, over_theta],
    topic="1.blur",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# An overlap that exists only on paper is of little use: the gradient falls like $e^{-\theta^2/8\sigma^2}$. A computer
# rounds it to exactly 0 from some distance on, sooner in single precision, in which networks are trained. The next cell
# says from where.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 只存在于纸面上的重叠没有多大用处：梯度按 $e^{-\theta^2/8\sigma^2}$ 衰减。距离大到一定程度，计算机就会把它舍入成严格的 0；
# 训练网络用的是单精度浮点数，归零还要更早。下一格给出从哪里开始。
# </details>

# %%
for name in ["float32", "float64"]:
    print(f"{name}: dJS/dθ = 0, |θ| ≥ {blurred.vanishing_distance(name):.3f}")

# %% [markdown] lang="en"
# ## 6. Python and the picture are one
#
# The explorer's values can be read and set from Python; other widgets can be linked to it. Here is one more explorer with a
# slider of its own; the cell after it moves both to $\theta = 0.5$ and reads the four values there.

# %% [markdown] lang="zh"
# ## 6. Python 与图是一体的
#
# 探索器的取值可以在 Python 中读取和设置，也可以与其他控件联动。下面再放一个探索器，配上单独的滑块；
# 接下来的一格把两者都移到 $\theta = 0.5$，并读出那里的四个值。

# %%
from IPython.display import display
from ipywidgets import FloatSlider, jslink

linked = Explorer(family="segments", theta=2.0, panels=["curves"], compact=True, language=language)
slider = FloatSlider(min=-5, max=5, step=0.01, value=linked.theta, description="θ")
jslink((slider, "value"), (linked, "theta"))
display(slider, linked)

# %%
linked.theta = 0.5
linked.values()

# %% [markdown] lang="en"
# ## What to remember
#
# <details><summary><b>Once you have answered the questions</b></summary>
#
# | | $\theta \ne 0$ | $\theta = 0$ | gradient |
# | --- | --- | --- | --- |
# | KL, both ways | ∞ | 0 | none |
# | JS | log 2 | 0 | 0 |
# | TV | 1 | 0 | 0 |
# | EM | \|θ\| | 0 | sign θ |
#
# - Without an overlap JS is the constant log 2: no gradient, so the generator learns nothing.
# - With an overlap JS has a gradient: for strips a constant slope as long as they overlap ($w > |\theta|$) and nothing
#   beyond, for the blur a smooth one that dies away quickly with the distance.
# - EM slopes everywhere but at 0, overlap or not.
# </details>
#
# Sources: Arjovsky, Chintala, Bottou, *Wasserstein GAN* (2017), example 1 (its section 2 writes JS without the ½, which
# would make it 2 log 2); Arjovsky, Bottou, *Towards principled methods for training GANs* (2017).

# %% [markdown] lang="zh"
# ## 要点
#
# <details><summary><b>回答完提问再看</b></summary>
#
# | | $\theta \ne 0$ | $\theta = 0$ | 梯度 |
# | --- | --- | --- | --- |
# | KL 散度（两个方向） | ∞ | 0 | 没有 |
# | JS 散度 | log 2 | 0 | 0 |
# | 全变差距离 | 1 | 0 | 0 |
# | EM 距离 | \|θ\| | 0 | sign θ |
#
# - 没有重叠时，JS 散度是常数 log 2：没有梯度，生成器什么也学不到。
# - 有重叠时，JS 散度才有梯度：对条带来说，重叠时（$w > |\theta|$）斜率是常数，不重叠就什么也没有；对模糊后的线段来说，梯度是光滑的，但随距离迅速衰减。
# - EM 距离除了在 0 处，处处有斜率，与有没有重叠无关。
# </details>
#
# 资料来源：Arjovsky、Chintala、Bottou，*Wasserstein GAN*（2017），例 1（该文第 2 节的 JS 没有写 ½，那样会得到 2 log 2）；
# Arjovsky、Bottou，*Towards principled methods for training GANs*（2017）。

# %% tags=["question"]
Answers(1, language)

# %% [markdown] lang="en"
# **Now you:** [exercises to lesson 1](exercises/01_two_segments.ipynb), which check themselves. **Next:** [2 · The Earth-Mover distance](02_the_earth_mover_distance.ipynb).

# %% [markdown] lang="zh"
# **轮到你了：**[第 1 课的练习](exercises/01_two_segments.ipynb)，会自动检查。**下一课：**[2 · EM 距离（推土机距离）](02_the_earth_mover_distance.ipynb)。
