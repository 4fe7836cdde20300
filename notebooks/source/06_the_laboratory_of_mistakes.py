# %% [markdown] lang="en"
# # 6 · The laboratory of mistakes
#
# Most wrong GAN code raises no error. It trains, it draws curves, and its numbers are wrong. Here are seventeen mistakes that
# were really made, in published code or in this article, each behind a switch: flip it, look what changes, and learn the
# one question that would have caught it.
#
# *About 15 minutes.*

# %% [markdown] lang="en" tags=["notebook"]
# Run the cells from top to bottom with Shift + Enter. The computer trains meanwhile; bars show how far it is.

# %% [markdown] lang="zh"
# # 6 · 错误实验室
#
# 写错的 GAN 代码大多不会报错：它照样训练，照样画出曲线，只是数字不对。这里收集了十七个真实出现过的错误，有的来自公开的代码，
# 有的就来自这篇文章。每个错误都有一个开关：拨一下，看看什么变了，再记住那个本可以抓住它的问题。
#
# 大约 15 分钟。

# %% [markdown] lang="zh" tags=["notebook"]
# 请用 Shift + Enter 从上到下依次运行各个单元格。计算机会同时训练，进度条会显示进展。

# %% [markdown] lang="en" tags=["teacher"]
# <details><summary><b>For the teacher · 15 min</b></summary>
#
# | section | min | what they tend to say | what to ask |
# | --- | --- | --- | --- |
# | 1 one oracle | 3 | "it gave 4, so it works" | For which batch size did you try it? |
# | 2 training | 6 | "the curve goes down, so it is right" | Which number do you know beforehand? |
# | 3 numbers | 4 | "one can see that in the picture" | What does the picture of JS in bits look like? |
# | 4 find the bug | 2 | "it must be the learning rate" | What depends on the batch size? |
#
# In section 2 let the class name the mistake from the picture before you read its title. Short of time: section 1, and of the
# switches batch norm, λ = 0.1 and the article's sign.
# </details>

# %% [markdown] lang="zh" tags=["teacher"]
# <details><summary><b>写给教师 · 15 分钟</b></summary>
#
# | 小节 | 分钟 | 学生常见的回答 | 可以追问 |
# | --- | --- | --- | --- |
# | 1 一个判据 | 3 | “得了 4，说明写对了” | 你试的批大小是多少？ |
# | 2 训练 | 6 | “曲线在下降，所以没错” | 哪个数是你事先就知道的？ |
# | 3 数字 | 4 | “看图就能看出来” | 以比特为单位的 JS 散度，图像是什么样子？ |
# | 4 找出错误 | 2 | “肯定是学习率的问题” | 哪个量与批大小有关？ |
#
# 第 2 节先让学生看图猜是哪个错误，再念标题。时间不够时，只讲第 1 节，以及批归一化、λ = 0.1 和文章的符号这三个开关。
# </details>

# %% tags=["setup"]
import torch
from IPython.display import display
from tqdm.auto import tqdm

from divergences.gan.penalties import input_gradients
from divergences.lessons import Answers, Predict, Slides, Table
from divergences.lessons.mistakes import MISTAKES
from divergences.lessons.mistakes.board import Board
from divergences.lessons.mistakes.gallery import exhibit
from divergences.lessons.mistakes.page import number, verdicts
from divergences.lessons.mistakes.training import norm_over_the_batch, norm_per_pixel, norm_per_sample
from divergences.locale import texts
from divergences.widgets import Duel

# %% lang="en" tags=["setup"]
language = "en"

# %% lang="zh" tags=["setup"]
language = "zh"

# %% tags=["setup"]
said = texts("mistakes.", language)

# %% tags=["setup", "notebook"]
Slides(language)

# %% [markdown] lang="en"
# ## 1. One oracle, three penalties
#
# The gradient penalty is $\mathrm{GP} = \mathbb E_{\hat x}\big[(\|\nabla D(\hat x)\|_2 - 1)^2\big]$, with one norm **for each
# sample**. How would you test code for it? With a critic whose gradient you know everywhere, the linear one:
#
# $$D(x) = w \cdot x \quad\Rightarrow\quad \nabla D = w \quad\Rightarrow\quad \mathrm{GP} = (\|w\| - 1)^2$$
#
# for every batch size and every shape of a sample. A question with a known answer is called an **oracle**.

# %% [markdown] lang="zh"
# ## 1. 一个判据，三种惩罚项
#
# 梯度惩罚项是 $\mathrm{GP} = \mathbb E_{\hat x}\big[(\|\nabla D(\hat x)\|_2 - 1)^2\big]$，**每个样本**各取一个范数。怎样检验写出来的代码？
# 用一个处处都知道梯度的评论器，也就是线性的评论器：
#
# $$D(x) = w \cdot x \quad\Rightarrow\quad \nabla D = w \quad\Rightarrow\quad \mathrm{GP} = (\|w\| - 1)^2$$
#
# 不论批大小是多少、样本是什么形状，都应如此。这种事先知道答案的问题，在软件测试里叫作**测试判据**（oracle）。

# %% tags=["formula"]
w = torch.tensor([3.0, 0.0])  # ‖w‖ = 3
same = torch.full(
    (3, 8, 8), 3 / 192**0.5
)  # ‖same‖ = 3 too, spread over 192 pixels | ‖same‖ 也是 3，分摊在 192 个像素上
rows = []
for penalty in (norm_per_sample, norm_over_the_batch, norm_per_pixel):
    answers = [penalty(input_gradients(lambda x: x @ w, torch.zeros(1, batch, 2))).item() for batch in (1, 7, 64)]
    image = penalty(input_gradients(lambda x: (x * same).sum((2, 3, 4)), torch.zeros(1, 7, 3, 8, 8))).item()
    rows.append([penalty.__name__, *(f"{answer:.2f}" for answer in [*answers, image])])
penalties = Table(["", "1", "7", "64", "7 × 3×8×8"], rows)

# %% lang="en" tags=["question"]
Predict(
    "A linear critic with ‖w‖ = 3, so GP = (3 − 1)² = 4. Some code takes the norm over the whole batch instead of per sample. "
    "At which batch size does it still say 4?",
    ["at every batch size", "only at batch size 1", "only at large batch sizes", "never"],
    answer="only at batch size 1",
    because="Over a batch of B the norm is √B · 3. At B = 1 there is nothing to see, which is why a test with a single "
    "sample passes; at B = 64 the code says (24 − 1)² = 529. The columns are batch sizes; the last has images.",
    then=penalties,
    topic="6.oracle",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "线性评论器，‖w‖ = 3，所以 GP = (3 − 1)² = 4。有段代码没有对每个样本取范数，而是对整个批次取。批大小是多少时，它仍然得到 4？",
    ["任何批大小", "只有批大小为 1 时", "只有批大小很大时", "永远不会"],
    answer="只有批大小为 1 时",
    because="对 B 个样本一起取范数，得到 √B · 3。B = 1 时什么也看不出来，所以只用一个样本的测试会通过；B = 64 时它得到 (24 − 1)² = 529。各列是批大小，最后一列是图像。",
    then=penalties,
    topic="6.oracle",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# Only the first says 4 everywhere. The second is right at batch size 1 only; the third is wrong everywhere, and differently for
# every shape. The line of code that *is* the formula:
#
# `norm = gradients.flatten(2).norm(dim=-1)`: all axes but network and batch become one, and the norm runs over that one.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 只有第一个处处等于 4。第二个只在批大小为 1 时正确；第三个处处都错，而且换一种形状就错得不一样。与公式**一致**的那一行代码是：
#
# `norm = gradients.flatten(2).norm(dim=-1)`：除了网络和批次以外的轴合并成一个，范数就沿着它取。
# </details>

# %% [markdown] lang="en"
# ## 2. Ten ways to spoil a training
#
# A wrong penalty, a wrong $\hat x$, a wrong critic, a wrong sign: each is plugged into the same short loop. First $\theta = 1$
# is held for 300 critic steps (so $W = 1$ exactly), then the generator is set free. Three seeds each, the same dice for all.

# %% [markdown] lang="zh"
# ## 2. 毁掉一次训练的十种办法
#
# 惩罚项错了，$\hat x$ 错了，评论器错了，符号错了：把它们逐一放进同一个短短的训练循环。先让 $\theta = 1$ 不动，评论器训练 300 步（此时 $W = 1$
# 是精确的），然后放开生成器。每个错误都用三个随机种子，骰子完全相同。

# %%
of_training = [key for key, mistake in MISTAKES.items() if mistake.slot]
exhibits = {key: exhibit(MISTAKES[key]) for key in tqdm(of_training)}

board = Board(exhibits, language)

# %%
read = {said["right"]: [panel.readings[0] for panel in exhibits["norm_over_the_batch"]]}
read |= {said[key]: [panel.readings[1] for panel in panels] for key, panels in exhibits.items()}
glance = Table(
    ["", "‖∇D‖", "W", "max |θ|"],
    [
        [name, *(number(each) for each in (slope, estimate, theta))]
        for name, (_, slope, estimate, theta) in read.items()
    ],
)

# %% lang="en" tags=["question"]
Predict(
    "Ten mistakes, each trained three times. How many of them leave no trace at all in slopes, estimate and θ?",
    ["none: every mistake shows", "two", "six", "all ten"],
    answer="two",
    because="One alpha for the whole batch, and one alpha per pixel: in the plane their curves cannot be told from the right "
    "ones. Only a test finds them. The article's sign leaves slopes and estimate perfect, too, but θ runs away.",
    then=[board, glance],
    topic="6.traces",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "十个错误，每个训练三次。其中有几个在坡度、读数和 θ 上都看不出任何痕迹？",
    ["一个也没有，错误总会显露", "两个", "六个", "十个都是"],
    answer="两个",
    because="整个批次共用一个 alpha，以及每个像素一个 alpha：在平面上，它们的曲线与正确的曲线分不出来，只有测试能发现。"
    "照抄文章的符号时，坡度和读数也完美无缺，但 θ 会跑掉。",
    then=[board, glance],
    topic="6.traces",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# The table has all of them at a glance: the median slope $\|\nabla D\|$ between the segments and the estimate of $W$, both
# with $\theta = 1$ held, and the largest $|\theta|$ of the three seeds at the end. They should be 1, 1 and 0. Here is why they
# are what they are:
#
# - The right one reads a little more than 1, as it must at $\lambda = 10$: the best slope is $1 + d/2\lambda = 1.05$ (lesson 4).
#   Then it passes the data, turns, and comes home.
# - **Norm over the batch**: of 64 samples, so the best slope is near $1/\sqrt{64} = 0.125$, and the estimate with it. The
#   direction is right, but the number is no distance.
# - **Per pixel**: each of the two components of $\nabla D$ is pulled to ±1 by itself, so the slope is near $\sqrt2$. Along $x$,
#   the way from $q$ to $p$, that is right, so the estimate looks right. Along $y$ nothing has to move, yet the critic is as steep
#   there, and it does not turn round when $\theta$ runs past the data.
# - **Alpha** for the batch or per pixel: no trace. That is the honest result on these segments, not a licence: with 784
#   pixels the share of the way is $\tfrac12 \pm 0.01$, so the critic is never checked near the samples.
#   **From a normal**: many $\hat x$ lie beyond the ends, so the penalty is weaker where it matters, and the slope larger.
# - **Batch norm**: each batch is brought to mean 0 by itself, so the estimate is 0. The generator hears next to nothing.
# - **Sigmoid**: the reading cannot reach 1, and where the sigmoid is flat there is no slope. Look at $\theta$ seed by seed.
# - **No guard**: nan, as soon as one norm is 0. Here the last layer starts at 0; elsewhere one dead sample is enough.
# - **λ = 0.1**: the best slope is $1 + 1/0.2 = 6$ at $W = 1$, and it brings $\theta$ home all the same. Good for training, bad as a gauge.
# - **The article's sign**: the critic is as good as the right one, and $\theta$ walks away.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 表中各列依次是 $\theta = 1$ 不动时两条线段之间坡度 $\|\nabla D\|$ 的中位数、这时对 $W$ 的估计，以及三个随机种子最后最大的 $|\theta|$；理想的值是 1、1 和 0。
# 为什么会是表中那样：
#
# - 正确的那个读数比 1 略大，$\lambda = 10$ 时本该如此：最优坡度是 $1 + d/2\lambda = 1.05$（见第 4 课）。之后 $\theta$ 冲过头，再掉头，回到家。
# - **对整个批次取范数**：批次里有 64 个样本，所以最优坡度在 $1/\sqrt{64} = 0.125$ 附近，读数也随之如此。方向是对的，但这个读数不是距离。
# - **对每个像素**：$\nabla D$ 的两个分量各自被拉向 ±1，所以坡度在 $\sqrt2$ 附近。$x$ 方向是从 $q$ 到 $p$ 的路，理应如此，所以读数看上去是对的；$y$ 方向什么也不必搬，评论器在那里却同样陡；$\theta$ 冲过数据时，它也转不过来。
# - **alpha** 整批共用或每个像素一个：看不出痕迹。在这两条线段上如实的结果就是这样，但这不等于可以这么写：有 784 个像素时，
#   x̂ 在连线方向上的位置总是 $\tfrac12 \pm 0.01$，样本附近的评论器从来没有被约束过。**取自正态分布**：许多 $\hat x$ 落在两端之外，该惩罚的地方惩罚得轻了，坡度就偏大。
# - **批归一化**：两个批次各自被归一化到均值 0，所以读数是 0。生成器几乎什么也听不到。
# - **sigmoid**：读数到不了 1，而 sigmoid 变平的地方没有坡度。请逐个种子看 $\theta$。
# - **没有保护**：只要有一个范数是 0，就全成了 nan。这里是因为最后一层从 0 开始；换个地方，只要有一个样本处梯度为零就够了。
# - **λ = 0.1**：$W = 1$ 时最优坡度是 $1 + 1/0.2 = 6$，可它照样把 $\theta$ 带回家。用来训练很好，用来量距离不行。
# - **文章的符号**：评论器与正确的一样好，$\theta$ 却越走越远。
# </details>

# %% [markdown] lang="en"
# The article's sign once more, live and in the plane: the generator on the left climbs where it should descend. Press **Go**.

# %% [markdown] lang="zh"
# 再看一次照抄文章符号的后果，这回是在平面上实时训练：左侧的生成器该下山时却在上山。点“开始”。

# %%
Duel(left="wrong-sign", right="wgan-gp", data="two-gaussians", width=32, n_critic=1, language=language)

# %% [markdown] lang="en"
# ## 3. Seven ways to spoil a number
#
# Nothing is trained here. Each of these numbers has an exact value, and each mistake is a few characters.

# %% [markdown] lang="zh"
# ## 3. 毁掉一个数字的七种办法
#
# 这里什么也不训练。每个数字都有精确值，每个错误都只差几个字符。

# %%
of_numbers = [key for key, mistake in MISTAKES.items() if not mistake.slot]
second_board = Board({key: exhibit(MISTAKES[key]) for key in tqdm(of_numbers)}, language)

# %% lang="en" tags=["question"]
Predict(
    "A histogram has fixed bins on [0, 2]. p is uniform on [0, 1], and q is p moved to the right, farther and farther. "
    "True JS reaches log 2 and stays there. What does JS from the histogram do?",
    ["it stays at log 2", "it grows without end", "it falls to half of log 2", "it is nan"],
    answer="it falls to half of log 2",
    because="What of q has left the bins is not counted. With all of it gone only p's own half of the sum is left, ½ log 2: "
    "farther looks nearer.",
    then=second_board,
    topic="6.histogram",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "直方图的区间固定在 [0, 2] 上。p 均匀分布在 [0, 1]，q 是 p 不断向右平移得到的。真正的 JS 散度到 log 2 就不再变。直方图算出的 JS 散度会怎样？",
    ["停在 log 2", "一直增大", "降到 log 2 的一半", "变成 nan"],
    answer="降到 log 2 的一半",
    because="q 移出区间的部分不再计数。全部移出之后，和式里只剩下 p 自己的那一半，也就是 ½ log 2：越远反而显得越近。",
    then=second_board,
    topic="6.histogram",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# - **No ½**: 1.39 instead of 0.693. **Base 2**: 2.89 instead of 2; the curve has the same shape, so no picture shows it.
# - **ε**: true KL is ∞ here, since $p$ and $q$ share nothing. With $\varepsilon = 10^{-12}$ the code says 27.6, with $10^{-2}$ it says 4.6 and
#   with $10^{-16}$ 36.8: that is $-\log \varepsilon$, the writer's choice, and says nothing of $p$ and $q$.
# - **Arguments reversed**: the best normal has sd 0.5 and sits on one mode; the right one has sd 2.05 and covers both.
# - **Seven places**: one of them has a quarter of all samples. The count of modes still says 8 of 8, since both twins are in its list.
# - **Lost samples**: 0.347 instead of 0.693, with a mass of 0 where 1 should be.
# - **Small samples**: not 0 at $\theta = 0$ with 32 samples a side. The average shrinks like $1/\sqrt n$: four times the samples for half of it.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# - **漏了 ½**：得 1.39 而不是 0.693。**以 2 为底**：得 2.89 而不是 2；曲线形状一模一样，看图是看不出来的。
# - **ε**：这里 $p$ 与 $q$ 毫不重叠，真正的 KL 散度是 ∞。取 $\varepsilon = 10^{-12}$，程序得 27.6；取 $10^{-2}$ 得 4.6，取 $10^{-16}$ 得 36.8。这其实就是 $-\log \varepsilon$，只反映写程序的人选了哪个 ε，与 $p$、$q$ 无关。
# - **参数写反**：最优的正态分布标准差是 0.5，只守住一个模式；正确的标准差是 2.05，覆盖两个模式。
# - **七个位置**：其中一个占了全部样本的四分之一。数模式的程序仍然报告 8 个全中，因为重合的两个都在它的名单里。
# - **丢样本**：得 0.347 而不是 0.693，本该为 1 的质量成了 0。
# - **小样本**：两边各 32 个样本，$\theta = 0$ 时得不到 0。平均值按 $1/\sqrt n$ 减小：样本要变成四倍，它才减半。
# </details>

# %% [markdown] lang="en"
# ## 4. Find the bug
#
# Two reports from other people's trainings. Which mistake is it?

# %% [markdown] lang="zh"
# ## 4. 找出错误
#
# 下面是别人训练时的两份报告，各是哪个错误？

# %% lang="en" tags=["question"]
Predict(
    "“With batches of 16 my critic reads 0.25, with batches of 64 it reads 0.125. The data are the same.”",
    [
        "λ = 0.1 instead of 10",
        "the norm is taken over the whole batch",
        "the sigmoid was left on",
        "batch norm in the critic",
    ],
    answer="the norm is taken over the whole batch",
    because="1/√16 = 0.25 and 1/√64 = 0.125. No other mistake here knows the batch size so exactly.",
    topic="6.batches",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "“批大小为 16 时，我的评论器读数是 0.25；批大小为 64 时是 0.125。数据没有变。”",
    ["λ 用了 0.1 而不是 10", "对整个批次取了范数", "忘了去掉 sigmoid", "评论器里用了批归一化"],
    answer="对整个批次取了范数",
    because="1/√16 = 0.25，1/√64 = 0.125。这里没有别的错误与批大小有这样精确的关系。",
    topic="6.batches",
    language=language,
)

# %% lang="en" tags=["question"]
Predict(
    "“The critic's slopes are all near 1, its estimate grows and agrees with the exact distance. It grows and grows.”",
    [
        "alpha is drawn from a normal",
        "the generator's sign is the wrong way round",
        "no guard at a zero norm",
        "JS without its ½",
    ],
    answer="the generator's sign is the wrong way round",
    because="The critic is faultless and the distance truly grows: the generator walks away. Look at θ, not at the critic. "
    "And this is how a computer finds the mistakes: one oracle for each, put to the right function and to the wrong one, and the "
    "test of this project that fails as soon as the wrong one gets in (we let each of them in, and each failed).",
    then=verdicts(language),
    topic="6.grows",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "“评论器的坡度都在 1 附近，读数与精确的距离一致，可是读数越来越大，没完没了。”",
    ["alpha 取自正态分布", "生成器的符号反了", "范数为 0 处没有保护", "JS 散度漏了 ½"],
    answer="生成器的符号反了",
    because="评论器没有问题，距离确实在变大：是生成器自己越走越远。该看的是 θ，而不是评论器。"
    "计算机是这样找错误的：每个错误配一个判据，同一个问题既问正确的函数，也问错误的函数；最后一列是本项目中的测试，"
    "错误一混进来它就会失败（我们把每个错误都放进去试过，每个测试都失败了）。",
    then=verdicts(language),
    topic="6.grows",
    language=language,
)

# %% [markdown] lang="en"
# ## What to remember
#
# <details><summary><b>Once you have answered the questions</b></summary>
#
# - Wrong code trains. Ask questions whose answer you know: a linear critic, two disjoint distributions, $\theta = 0$.
# - `norm = gradients.flatten(2).norm(dim=-1)`; `alpha` of shape (batch,), uniform; no batch norm, no sigmoid in the critic.
# - Try every test on the wrong code too. A test that cannot fail is no test.
# - A picture does not show a wrong unit, a wrong alpha, or a mode that is there twice.
# - An estimate is not a distance until you know $\lambda$, the slope, and the floor of your sample size.
# </details>

# %% [markdown] lang="zh"
# ## 要点
#
# <details><summary><b>回答完提问再看</b></summary>
#
# - 写错的代码照样能训练。要问那些事先知道答案的问题：线性评论器、毫不重叠的两个分布、$\theta = 0$。
# - `norm = gradients.flatten(2).norm(dim=-1)`；`alpha` 的形状是（批大小,），均匀分布；评论器里没有批归一化，也没有 sigmoid。
# - 每个测试都要拿错误的代码试一遍。不会失败的测试不是测试。
# - 单位错了、alpha 错了、一个模式重复了，看图都看不出来。
# - 不知道 $\lambda$、坡度和样本数对应的噪声下限，读数就还不是距离。
# </details>

# %% [markdown] lang="en"
# ## The end of the course
#
# **What the blindness is about.** Not about a bad network, and not about JS as such: it is about *support*. Where two
# distributions share nothing, every divergence that compares densities point by point is constant, and a judge that is trained
# to its optimum passes that constant on. EM compares *places*, so it still says how far and which way. That is the whole of the
# example with the two segments, and lesson 5 measures it in networks: trained alone and well, where nothing overlaps, the
# discriminator of $\log(1 - D)$ leaves no gradient, and a penalised critic leaves one.
#
# **What survived measurement.** The mechanism did. The promises drawn from it have to be asked with a budget and a regime; the
# table of lesson 5, section 7, has them as they stand in the results of this project, and its forest plot shows which of the
# article's claims held in the first updates, which did not, and which could not be told from chance.
#
# **What one uses today, and why.** A loss that does not saturate ($-\log D$ or a hinge) with a penalty on the critic's slope at
# the data (R1), or a spectral norm: regularised, a discriminator is no longer blind, and the damping of lesson 4 brings the game
# to rest (Mescheder et al., 2018; Miyato et al., 2018; Karras et al., 2020). For pictures, diffusion models have mostly taken
# the place of GANs. The Earth-Mover distance has outlived the method that made it known: as a *measure* of how far samples are
# from data it is what this course used throughout, with its noise floor beside it, and its dual is how many now match
# distributions.
#
# And the habit of this lesson: ask a question whose answer you know before you believe a number.

# %% [markdown] lang="zh"
# ## 课程的结尾
#
# **“失明”到底是怎么回事。** 它不是因为网络不好，也不是 JS 散度本身的毛病，而是**支撑集**的问题。两个分布毫不重叠时，凡是逐点比较密度的散度都是常数；
# 训练到最优的评委，传下去的也就是这个常数。EM 距离比较的是**位置**，所以仍能说出有多远、朝哪边。两条线段的例子讲的就是这件事，第 5 课又在网络上测量了它：
# 在没有重叠的地方，单独训练好的 $\log(1 - D)$ 判别器不再留下梯度，带惩罚的评论器却能留下。
#
# **哪些经得起测量。** 机制经得起。由它引出的种种承诺，则要连同预算和条件一起问：第 5 课第 7 节的表，列出了它们在本项目的结果中各是怎样；
# 那里的森林图，画出了在最初若干次更新里文章的哪些论断成立、哪些不成立、哪些分不清差别与偶然。
#
# **今天用什么，为什么。** 用不饱和的损失（$-\log D$ 或 hinge），再对数据处评论器的坡度加惩罚（R1），或者用谱归一化：经过正则化，判别器不再失明，
# 而第 4 课的阻尼会让博弈停下来（Mescheder 等，2018；Miyato 等，2018；Karras 等，2020）。在图像上，扩散模型已大多取代了 GAN。
# EM 距离比让它出名的那个方法更长寿：作为样本离数据有多远的**度量**，本课程自始至终用的就是它，并且总把噪声下限放在旁边；它的对偶形式，如今也常用来让两个分布相互匹配。
#
# 还有这一课的习惯：先问一个你知道答案的问题，再去相信一个数。

# %% tags=["question"]
display(Answers(6, language), Answers(language=language))

# %% [markdown] lang="en"
# **Now you:** [exercises to lesson 6](exercises/06_the_laboratory_of_mistakes.ipynb), which check themselves.

# %% [markdown] lang="zh"
# **轮到你了：**[第 6 课的练习](exercises/06_the_laboratory_of_mistakes.ipynb)，会自动检查。
