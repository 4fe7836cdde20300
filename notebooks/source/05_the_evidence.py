# %% [markdown] lang="en"
# # 5 · The evidence
#
# The article ends with two pictures and a claim: a DCGAN without batch normalisation fails, a WGAN with the same generator
# works; so the Wasserstein distance makes training *stable* and eases *mode collapse*. One lucky picture can prove anything.
# So first the mechanism that the claim rests on, measured: what a discriminator, or a critic, leaves to the generator once it is
# *well trained*. Then the pictures from our own training, and the claim over many architectures and seeds, in two regimes: a
# small budget, in which nobody is well trained, and one twelve times as large, with each method at its own recipe.
#
# *About 15 minutes.*

# %% [markdown] lang="en" tags=["notebook"]
# Run the cells from top to bottom with Shift + Enter. The computer trains meanwhile; bars show how far it is.

# %% [markdown] lang="zh"
# # 5 · 证据
#
# 文章以两幅图和一个论断收尾：不带批归一化的 DCGAN 训练失败，用同样生成器的 WGAN 却能成功；所以 Wasserstein 距离使训练**稳定**，
# 并能缓解**模式崩塌**。可是一幅碰巧的图什么都能“证明”。所以先测量这个论断所依据的机制：判别器或评论器**训练好**之后，还能给生成器
# 留下什么；再看我们自己训练出来的图；最后在许多结构和种子上测量这个论断，条件有两种：预算很小、谁也没有训练好；以及十二倍的预算、
# 每种方法都用自己的配方。
#
# 大约 15 分钟。

# %% [markdown] lang="zh" tags=["notebook"]
# 请用 Shift + Enter 从上到下依次运行各个单元格。计算机会同时训练，进度条会显示进展。

# %% [markdown] lang="en" tags=["teacher"]
# <details><summary><b>For the teacher · 15 min</b></summary>
#
# | section | min | what they tend to say | what to ask |
# | --- | --- | --- | --- |
# | 1 the mechanism | 4 | "a better discriminator helps, it knows more" | What is the slope of a curve that has become flat? |
# | 2 two pictures | 2 | "so GANs need batch norm" | What else differs between the two columns? How many seeds are there? |
# | 3 one run, watched | 1 | "the loss went down, so it is fine" | Which step would you have stopped at, and why there? |
# | 4 a better critic | 2 | "25 critic steps must be better than 1" | Where in the table is it so, and where not? |
# | 5 many runs | 2 | "count the wins" | Are ten seeds of one architecture ten independent trials? |
# | 6 twelve times the budget | 2 | "so the first study was wrong" | Which question did the first study answer, and which this one? |
# | 7 and 8 your own | 2 | "mine disagrees, so the table is wrong" | How wide is the interval of a single architecture? |
# </details>

# %% [markdown] lang="zh" tags=["teacher"]
# <details><summary><b>写给教师 · 15 分钟</b></summary>
#
# | 小节 | 分钟 | 学生常见的回答 | 可以追问 |
# | --- | --- | --- | --- |
# | 1 机制 | 4 | “判别器越好越有帮助，它懂得更多” | 一条已经变平的曲线，斜率是多少？ |
# | 2 两幅图 | 2 | “所以 GAN 离不开批归一化” | 两列之间还有什么不同？一共有几个种子？ |
# | 3 看一次训练 | 1 | “损失下降了，那就没问题” | 你会停在哪一步？为什么？ |
# | 4 更好的评论器 | 2 | “25 步总比 1 步好” | 表里哪些地方如此，哪些地方不是？ |
# | 5 许多次训练 | 2 | “数数谁赢得多” | 同一结构的十个种子，算十次独立试验吗？ |
# | 6 十二倍的预算 | 2 | “那么前一项研究错了” | 前一项研究回答的是什么问题，这一项呢？ |
# | 7、8 自己来 | 2 | “我的结果不一样，说明表错了” | 只有一个结构时，区间有多宽？ |
# </details>

# %% tags=["setup"]
from pathlib import Path
from statistics import median

from IPython.display import display
from tqdm.auto import tqdm

import divergences
from divergences.gan import recorded
from divergences.gan.images.networks import ImageGenerator
from divergences.gan.study.analysis import load as load_main
from divergences.gan.study.analysis import primary_outcomes
from divergences.gan.study.first2000.analysis import load
from divergences.gan.study.first2000.report import introduction, versus_table
from divergences.gan.study.first2000.settings import OBJECTIVES, draw
from divergences.gan.study.first2000.task import RESULTS, Task, run_task
from divergences.gan.study.judge import floor
from divergences.gan.study.mechanism.analysis import effect, gradient_fate, load_gradients, load_trainings
from divergences.gan.study.mechanism.gradients import RESULTS as GRADIENTS
from divergences.gan.study.mechanism.gradients import SCENES, GradientTask, run_gradient_task
from divergences.gan.study.mechanism.report import rates_table, training_tables
from divergences.gan.study.mechanism.training import RATES_RESULTS, TRAINING_RESULTS
from divergences.gan.study.report import report
from divergences.gan.study.task import RESULTS as MAIN_RESULTS
from divergences.lessons import (
    Answers,
    CriticSteps,
    Forest,
    Picture,
    Predict,
    PredictNumber,
    Report,
    Slides,
    Table,
    regimes,
)
from divergences.locale import text, texts
from divergences.plotting.study import draw_study
from divergences.widgets import RunView

RENDERED = Path(divergences.__file__).parents[1] / "figures" / "rendered"

# %% lang="en" tags=["setup"]
language = "en"

# %% lang="zh" tags=["setup"]
language = "zh"

# %% tags=["setup"]
said = texts("lesson5.", language)
named = {name: text(f"study.{name}", language) for name in OBJECTIVES}


def figure(name, alt, missing):
    """The picture that `make figures` draws, or what is to be done for it. | `make figures` 画出的图；没有就说明该怎么办。"""
    file = RENDERED / f"{name}.{language}.svg"
    return Picture(file, alt) if file.is_file() else missing


# %% tags=["setup", "notebook"]
Slides(language)

# %% [markdown] lang="en"
# ## 1. Train the discriminator longer: better or worse?
#
# Take the article's two segments, $\theta = 1$ apart, and **hold the generator still**. A fresh discriminator is trained against
# it: 25 steps, 100, 500. It gets better and better at its job. And the generator, which is to learn from it?

# %% [markdown] lang="zh"
# ## 1. 判别器训练得更久：更好还是更糟？
#
# 取文章中相距 $\theta = 1$ 的两条线段，**让生成器不动**，从头训练一个判别器：25 步、100 步、500 步。它越来越胜任自己的工作。
# 那么，要向它学习的生成器呢？

# %% [markdown] lang="en"
# Three seeds of each objective, trained now; and, recorded, ten seeds, up to 5,000 critic steps, in more scenes. The rules by
# which it is judged were [written down before](../../divergences/gan/study/mechanism/design.md). In the notebook, change
# `scene` to one of `SCENES` and run the cell and the question again: what of the answer is due to the judge, and what to the
# two distributions?

# %% [markdown] lang="zh"
# 现在就训练，每种目标三个种子；另有记录下来的十个种子、评论器最多 5,000 步、更多场景的结果。判定的规则[事先已经写定](../../divergences/gan/study/mechanism/design.md)。
# 在笔记本里把 `scene` 换成 `SCENES` 中的另一个，再运行这一格和后面的提问：答案里有多少取决于评委，又有多少取决于这两个分布？

# %%
scene, looks = "segments-far", (0, 25, 100, 500)
rows = []
for name in tqdm(OBJECTIVES):
    found = run_gradient_task(GradientTask(name, scene, seeds=3, looks=looks))
    by_step = [median(row.gradient for row in found if row.critic_steps == step) for step in looks]
    rows.append([named[name], *(f"{gradient:.2g}" for gradient in by_step)])
now = Table([said["steps"], *map(str, looks)], rows)
mechanism = figure("mechanism", text("mechanism.title", language), said["missing"].format(number="mechanism"))
SCENES

# %% lang="en" tags=["question"]
Predict(
    "The discriminator of a minimax GAN is trained for 500 steps instead of 25. The gradient that a generated sample receives:",
    ["grows", "stays about the same", "vanishes"],
    answer="vanishes",
    because="The segments do not overlap, so JS is log 2 wherever q is, and the better the discriminator, the flatter it is there. "
    "The table has the mean gradient that a generated sample receives, in the middle one of three seeds.",
    then=[now, mechanism],
    topic="5.longer",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "极小极大 GAN 的判别器训练 500 步，而不是 25 步。一个生成样本得到的梯度：",
    ["变大", "差不多不变", "消失"],
    answer="消失",
    because="两条线段不重叠，不论 q 在哪里 JS 都是 log 2；判别器越好，在那里就越平。表中是一个生成样本得到的平均梯度（三个种子的中位数）。",
    then=[now, mechanism],
    topic="5.longer",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# So the article is right about the mechanism, and one can say where: **where nothing overlaps, and with log(1 − D)**. With
# −log D, which everybody uses, the gradient does not vanish; it grows without telling how far the data is. Where the two
# overlap (the control on the right, and in part the half-trained ring), nothing vanishes. And a critic need not be a
# Wasserstein critic: with R1 the gradient stays as well.
# </details>
#
# This is a critic trained alone. In a training both move, and how well the critic is trained is *your* choice: $n$ critic steps
# for each generator step, and for how long. Section 4 measures that.

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 可见文章说对了机制，而且可以说清楚在哪里成立：**没有重叠的地方，并且用 log(1 − D)**。大家实际使用的 −log D，梯度不会消失，
# 而是越来越大，却不反映离数据有多远。两者有重叠时（最右边的对照，以及部分重叠的半训练圆环），什么也不会消失。
# 而且评论器不一定非得是 Wasserstein 的：用 R1，梯度同样能保持。
# </details>
#
# 这里评论器是单独训练的。实际训练中双方都在动，评论器训练到什么程度由**你**决定：每个生成器步配 $n$ 个评论器步，一共训练多久。第 4 节会测量这一点。

# %% [markdown] lang="en"
# ## 2. Two pictures
#
# Both use the DCGAN pair of networks. "Without batch norm" means the **generator** only, whose layers then also have a
# constant number of filters, as in the WGAN paper; discriminator and critic stay as they are (the article leaves that
# out). The next cell counts filters and weights of both generators. The pictures are made without batch norm; where the same
# seeds were trained with it for control, the captions give their numbers.

# %% [markdown] lang="zh"
# ## 2. 两幅图
#
# 两幅图都用 DCGAN 的一对网络。“不带批归一化”指的只是**生成器**，它各层的滤波器个数也随之相同，与 WGAN 论文一致；判别器和评论器
# 保持不变（文章没有说明这一点）。下一格给出两种生成器的滤波器个数和权重总数。图像都由不带批归一化的生成器生成；
# 作为对照，如果也用同样的种子训练了带批归一化的，数值就写在图注里。

# %%
rows = []
for norm, filters in [("none", "constant"), ("batch", "doubling")]:
    network = ImageGenerator(32, 1, width=16, seeds=[0], norm=norm, filters=filters)
    rows.append([said[norm], ", ".join(map(str, network.hidden)), f"{network.flat.numel():,}"])
display(Table([said["norm"], said["filters"], said["weights"]], rows))


def caption(name):
    """The caption beside a picture, a paragraph a line. | 图旁的图注，每行一段。"""
    file = RENDERED / f"{name}.{language}.md"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [f"<p>{line.removeprefix('- ')}</p>" for line in lines if line]


pictures = []
for number in (5, 6, 7):
    picture = figure(f"figure{number}", said["alt"].format(number=number), said["missing"].format(number=number))
    if number < 7 or isinstance(picture, Picture):
        pictures += [picture, *caption(f"figure{number}")]

# %% lang="en" tags=["question"]
Predict(
    "Guess for yourself which of them will learn. And what can a pair of such pictures, one architecture and a few seeds, show?",
    ["that a standard GAN needs batch norm", "that a WGAN does not need it", "both", "neither: it is one case"],
    answer="neither: it is one case",
    because="Compare the pictures with your guess, and read the captions before you conclude.",
    then=pictures,
    topic="5.pictures",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "先自己猜一猜哪些能学会。再想一想：这样一对图（一种结构，几个种子）能说明什么？",
    ["标准 GAN 离不开批归一化", "WGAN 不需要批归一化", "两者都能说明", "都说明不了：它只是个例"],
    answer="都说明不了：它只是个例",
    because="把图和你的猜测对照一下；下结论之前先读图注。",
    then=pictures,
    topic="5.pictures",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# The captions say how many seeds, how many steps, and what a classifier says of the pictures and of real
# ones. Without batch norm the standard GAN is not dead: at the rate that a search found every seed draws digits, at DCGAN's own
# rate a seed is lost (whether batch norm would save it at that rate was not tried). R1, which the article does not know, does best. Other settings were tried, too
# ([all of them](../../figures/conditions.md)). But a few seeds of one architecture are an anecdote, for whichever side.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 图注写明了有几个种子，走了多少步，分类器对生成的图像和真实图像各怎么说。不带批归一化时，标准 GAN 并没有“死”：用搜索得到的学习率，每个种子都画得出数字；
# 用 DCGAN 自己的学习率则有种子失败（在那个学习率下加上批归一化会不会好，没有试过）。文章没有提到的 R1 表现最好。别的设置也试过（[全部设置](../../figures/conditions.md)）。不过，一种结构的几个种子，不论支持哪一方，都只是个例。
# </details>

# %% [markdown] lang="en"
# ## 3. One run, watched
#
# Two recorded runs on the ring of eight Gaussians, with the same networks and the same recipe. Press *Play*, or move the
# *step* of both.

# %% [markdown] lang="zh"
# ## 3. 看一次训练
#
# 下面是在八个高斯的圆环上录下的两次训练，网络与配方都相同。点“播放”，或拖动两者共用的步数。

# %%
RunView(recorded.load("ring-gan"), recorded.load("ring-wgan-gp"), language=language)

# %% [markdown] lang="en"
# ## 4. A better critic, in a training
#
# Now both move. Each generator step gets $n$ critic steps, from 1 to 25, for 2,000 generator steps: a few networks, two
# learning rates, ring and grid. Does a better trained critic help its generator? The rules of the verdict were written before.

# %% [markdown] lang="zh"
# ## 4. 训练中更好的评论器
#
# 现在双方都动。每个生成器步配 $n$ 个评论器步，$n$ 从 1 到 25，共 2,000 个生成器步：几个网络，两种学习率，圆环和网格。评论器训练得更好，对生成器有帮助吗？判定的规则也是事先写定的。

# %%
trainings = load_trainings(TRAINING_RESULTS)
# of each objective, the median of W₁ with n = 25 over W₁ with n = 1 | 各目标 n = 25 与 n = 1 时 W₁ 之比的中位数
ratios = {name: effect(trainings, name).ratio for name in OBJECTIVES}
gains_most = named[min(ratios, key=ratios.get)]
ratio_of = " · ".join(f"{named[name]} {ratio:.2g}" for name, ratio in ratios.items())
of_trainings = Report("\n\n".join([training_tables(TRAINING_RESULTS, language), rates_table(RATES_RESULTS, language)]))

# %% lang="en" tags=["question"]
Predict(
    "From n = 1 to n = 25 critic steps for each generator step: whose distance to the data shrinks most?",
    list(named.values()),
    answer=gains_most,
    because=f"W₁ with n = 25 over W₁ with n = 1, the median over networks, rates and data: {ratio_of}. "
    "Above 1 a better critic does harm.",
    then=[CriticSteps(language=language), of_trainings],
    topic="5.steps",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "每个生成器步配的评论器步从 n = 1 增加到 n = 25：哪种目标离数据的距离缩小得最多？",
    list(named.values()),
    answer=gains_most,
    because=f"n = 25 与 n = 1 时 W₁ 之比，取各网络、学习率和数据的中位数：{ratio_of}。大于 1 说明评论器越好反而越有害。",
    then=[CriticSteps(language=language), of_trainings],
    topic="5.steps",
    language=language,
)

# %% [markdown] lang="en"
# Choose $n$ and watch the dots move. Then go back from 2,000 generator steps to 250: is the order the same? **One budget is no
# verdict.** The tables count the same runs.

# %% [markdown] lang="zh"
# 选择 $n$，看各点怎样移动。再从 2,000 个生成器步退回到 250 步：次序还一样吗？**一种预算不能下定论**。图后面的表统计的是同样这些训练。

# %% [markdown] lang="en"
# ## 5. Many runs
#
# The WGAN-GP paper trained 200 random architectures with both objectives and counted where only one, both or neither
# worked. We do the same on toy data, where the truth is known and $W_1$ can be computed exactly. For each architecture
# depth, width, nonlinearity, batch norm in the generator, learning rate, critic steps, optimiser and strength of the penalty
# are drawn at random. All five objectives then get the *same* architecture, seeds and number of updates. The distribution
# and the rules of judgement were written down before any result was seen. The budget is small: 2,000 updates, of critic and
# generator together, so that neither is well trained. What follows is about *that* regime.

# %% [markdown] lang="zh"
# ## 5. 许多次训练
#
# WGAN-GP 的论文用两种目标训练了 200 个随机结构，数一数只有一个成功、两个都成功、两个都不成功各有多少。我们在玩具数据上照样做，
# 那里真值已知，$W_1$ 可以精确算出。每个结构的深度、宽度、非线性、生成器是否带批归一化、学习率、评论器步数、优化器和惩罚强度都随机抽取，
# 然后五种目标使用**同样的**结构、种子和更新次数。抽样的分布和判定的规则，都在看到任何结果之前就写定了。
# 预算很小：评论器与生成器合计 2,000 次更新，所以双方都谈不上训练好。下面的结果说的是**这种**条件。

# %%
drawn = [vars(draw(number)) for number in range(4)]
Table(["", *drawn[0]], [[f"{number}", *(f"{each}" for each in one.values())] for number, one in enumerate(drawn)])

# %%
results = load(RESULTS)
# of all runs of an objective, those that end within 5 noise floors | 各目标的全部运行中，最后落在 5 倍噪声下限以内的比例
shares = results.shares(5.0).mean(axis=0)
best = named[list(OBJECTIVES)[shares.argmax()]]
reached = Table(
    ["", said["share"]], [[named[name], f"{share:.0%}"] for name, share in zip(OBJECTIVES, shares, strict=True)]
)
against = [versus_table(results, "non-saturating", second, language) for second in ("gp", "clip", "r1")]
counted = Report("\n\n".join([introduction(results, language), *against]))
survival = Picture(draw_study(results.by_data(), language), text("first2000.title", language))

# %% lang="en" tags=["question"]
Predict(
    "Which objective comes within 5 noise floors of the data most often, after 2,000 updates?",
    list(named.values()),
    answer=best,
    because="The first table has the share of all runs; the others say where one objective succeeds and another does not.",
    then=[reached, counted, said["thresholds"], survival],
    topic="5.often",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "经过 2,000 次更新，哪种目标最常把 W₁ 降到噪声下限的 5 倍以内？",
    list(named.values()),
    answer=best,
    because="第一张表是占全部训练的比例；其余各表说明一种目标成功而另一种不成功的有多少。",
    then=[reached, counted, said["thresholds"], survival],
    topic="5.often",
    language=language,
)

# %% [markdown] lang="en"
# Now the article's claims, one by one, with what was measured. The ten seeds of an architecture share its fate, so they are
# no ten independent trials: the intervals draw whole *architectures* again, not runs. Treat them as runs and the intervals
# shrink; the certainty gained is false.

# %% [markdown] lang="zh"
# 下面逐条列出文章的论断和测量结果。同一结构的十个种子命运相连，并不是十次独立试验，所以计算区间时重新抽取的是整个**结构**，
# 而不是单次训练。若把它们当作独立的训练，区间会变窄，可那多出来的把握是假的。

# %%
forest = Forest(results, language)
lines = len(forest.found)
holding = sum(finding.verdict == "holds" for finding in forest.found)

# %% lang="en" tags=["question"]
PredictNumber(
    f"The article's claims make {lines} lines, each about one objective. How many of them hold in these first updates?",
    (0, lines),
    answer=holding,
    because="A line holds where all its intervals lie on the right of 0. “Not shown” is no verdict against a claim: its interval still contains 0.",
    then=forest,
    topic="5.claims",
    language=language,
)

# %% lang="zh" tags=["question"]
PredictNumber(
    f"文章的论断共有 {lines} 行，每行说的是一种目标。在这最初的更新里，有几行成立？",
    (0, lines),
    answer=holding,
    because="区间全部在 0 的右边，这一行才算成立。“未能证实”并不是否定：它的区间仍包含 0。",
    then=forest,
    topic="5.claims",
    language=language,
)

# %% [markdown] lang="en"
# On A21: the article says that the standard GAN needs batch norm in its generator, and that a WGAN does not. So where a line
# of a WGAN speaks for its claim, it speaks against the article.
#
# What this does *not* say: these are small networks on points in the plane, with a small, equal budget and a constant rate.
# An objective that is slow but sure looks worse here than with a hundred times the steps (lesson 4 shows WGAN-GP reach the
# noise floor on this very ring, with a recipe made for it). "Not shown" means that the interval still contains 0: no
# difference could be told from chance with this many architectures, which is not the same as no difference.

# %% [markdown] lang="zh"
# 关于 A21：文章说标准 GAN 的生成器离不开批归一化，WGAN 则不需要。所以 WGAN 的那一行如果支持这里所写的说法，就并不支持文章。
#
# 这些结果**没有**说明什么：这里是平面点集上的小网络，预算小而相等，学习率不变。慢而稳的目标在这里会显得比走上一百倍步数时差
# （第 4 课里，用专门的配方，WGAN-GP 在同一个圆环上到达了噪声下限）。“未能证实”是说区间仍包含 0：以这么多结构，还分不清差别与偶然，
# 这并不等于没有差别。

# %% [markdown] lang="en"
# ## 6. Twelve times the budget, each method at its own recipe
#
# Another study, with other architectures. Each objective now has the optimiser that it was published with, at the rate and
# strength that an equal search found for it, and 24,000 updates instead of 2,000. Questions, recipes and rules were again
# [written down before](../../divergences/gan/study/design.md). It runs on a pair of processor cores for many hours, so only
# the architectures that are whole count; the tables say how many.

# %% [markdown] lang="zh"
# ## 6. 十二倍的预算，每种方法用自己的配方
#
# 这是另一项研究，用的是另外一些结构。每种目标都用发表时的优化器，学习率和强度由同样规模的搜索得到，更新 24,000 次，而不是 2,000 次。
# 问题、配方和规则同样[事先写定](../../divergences/gan/study/design.md)。它要在两个处理器核上跑许多小时，所以只统计已经跑完的结构；表里写明了有几个。

# %%
longer = load_main(MAIN_RESULTS)
arrives = primary_outcomes(longer)[0]
answers = dict(zip(("holds", "contrary", "open"), said["longer"].split(" | "), strict=True))
curves = figure("budget", text("budget.title", language), said["missing"].format(number="budget"))

# %% lang="en" tags=["question"]
Predict(
    "After 24,000 updates, who is within 3 noise floors of the data more often? What do these runs show so far?",
    list(answers.values()),
    answer=answers[arrives.verdict],
    because=f"The non-saturating GAN in {arrives.gan:.0%} of its runs, the WGAN-GP in {arrives.wgan:.0%}, over {len(longer.architectures)} architectures; the interval and p of the difference are in the table, and with fewer than 7 architectures no difference could be significant after Holm's correction. Follow the curves from left to right: where would you have stopped, and what would you have said then?",
    then=[curves, Report(report(MAIN_RESULTS, language))],
    topic="5.budget",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "经过 24,000 次更新，谁更常把 W₁ 降到噪声下限的 3 倍以内？到目前为止，这些训练说明了什么？",
    list(answers.values()),
    answer=answers[arrives.verdict],
    because=f"非饱和 GAN 有 {arrives.gan:.0%} 的训练做到，WGAN-GP 有 {arrives.wgan:.0%}，共 {len(longer.architectures)} 个结构；差别的区间和 p 值见表，结构少于 7 个时，经 Holm 校正后任何差别都不可能显著。从左到右看曲线：如果停在某一处，你会停在哪里？那时又会怎么说？",
    then=[curves, Report(report(MAIN_RESULTS, language))],
    topic="5.budget",
    language=language,
)

# %% [markdown] lang="en"
# Two studies, two questions. The first gave every objective the same random recipe and stopped early; this one gave each its
# own and went on. A sentence like "WGANs train more stably" is true or false only together with a recipe and a budget.

# %% [markdown] lang="zh"
# 两项研究，问的是两个问题。前一项让所有目标用同样的随机配方，并且早早停下；这一项让各自用自己的配方，并且一直训练下去。
# “WGAN 训练更稳定”这样的话，要连同配方和预算才谈得上对错。

# %% [markdown] lang="en"
# ## 7. What holds where
#
# All of it in one table, read from the committed results: the regime, the budget, and each objective. A judge is trained alone
# in five scenes: segments 1 and ½ apart, a ring with an untrained and with a half-trained generator, and two Gaussians.

# %% [markdown] lang="zh"
# ## 7. 在哪里成立
#
# 把这一切放进一张表，数值都从随项目提供的结果中读出：条件、预算和每种目标。其中评委单独训练的场景有五个：相距 1 和 ½ 的线段，
# 生成器未训练和训练到一半的圆环，还有两个高斯分布。

# %%
gradients = load_gradients(GRADIENTS)
# of a well-trained minimax discriminator | 训练好的极小极大判别器
fates = [gradient_fate(gradients[each, "minimax"]) for each in SCENES]
table_of_regimes = regimes(gradients, trainings, results, longer, language)

# %% lang="en" tags=["question"]
PredictNumber(
    f"In how many of these {len(SCENES)} scenes does the gradient of log(1 − D) vanish, once the discriminator is well trained?",
    (0, len(SCENES)),
    answer=fates.count("vanishes"),
    because="Look in which of them the two distributions overlap. The last lines of the table are about whole trainings: see whether the order of the objectives there is that of the gradients.",
    then=table_of_regimes,
    topic="5.regimes",
    language=language,
)

# %% lang="zh" tags=["question"]
PredictNumber(
    f"判别器训练好之后，这 {len(SCENES)} 个场景中有几个的 log(1 − D) 梯度会消失？",
    (0, len(SCENES)),
    answer=fates.count("vanishes"),
    because="看看哪些场景里两个分布有重叠。表的最后几行说的是整个训练过程：那里各目标的次序，与梯度的次序一样吗？",
    then=table_of_regimes,
    topic="5.regimes",
    language=language,
)

# %% [markdown] lang="en"
# ## 8. Your own architecture
#
# Choose a number that nobody has drawn. Five objectives, ten seeds each, on the ring, half the budget.

# %% [markdown] lang="zh"
# ## 8. 你自己的结构
#
# 选一个没人抽过的编号。五种目标，每种十个种子，数据是圆环，预算减半。

# %%
yours = 2024
display(Table(list(vars(draw(yours))), [[f"{each}" for each in vars(draw(yours)).values()]]))
ring_floor, rows = floor("ring"), []
for name in tqdm(OBJECTIVES):
    ratios = sorted(row.w1 / ring_floor for row in run_task(Task(yours, name, "ring", updates=1000)))
    rows.append([named[name], *(f"{each:.1f}" for each in (ratios[0], median(ratios), ratios[-1]))])
Table([said["floors"], said["best"], said["middle"], said["worst"]], rows)

# %% [markdown] lang="en"
# Each line is one objective: $W_1$ in noise floors, of the best, the middle and the worst of ten seeds. In the notebook, change `yours` and run again: the order
# of the objectives changes with the architecture. That is why one picture proves nothing.
#
# A class can measure more: `python -m divergences.gan.study.first2000 --preset classroom --jobs 2` draws ten architectures in a few
# minutes, and goes on where it was if it is stopped.
#
# ## What to remember
#
# <details><summary><b>Once you have answered the questions</b></summary>
#
# - Train a discriminator well where nothing overlaps, and log(1 − D) has no gradient left; a penalised critic keeps one.
# - One budget is no verdict: say after how many updates, and how well the critic was trained.
# - A claim about *robustness* needs many settings, not many samples of one picture.
# - Same architectures, same seeds, same budget; rules written before the results; intervals over what was drawn.
# - State what was measured also where the claim did not reproduce.
# - "Without batch norm" is about the generator alone.
# </details>
#
# Sources: Gulrajani et al., *Improved training of Wasserstein GANs* (2017), section 5.2; Arjovsky, Chintala, Bottou,
# *Wasserstein GAN* (2017), section 4; Mescheder, Geiger, Nowozin, *Which training methods for GANs do actually converge?*
# (2018); Lucic et al., *Are GANs created equal?* (2018).

# %% [markdown] lang="zh"
# 每行是一种目标：十个种子中最好的、居中的和最差的，其 $W_1$ 是噪声下限的多少倍。在笔记本里改一改 `yours` 再运行：目标之间的次序会随结构而变。
# 所以一幅图什么也证明不了。
#
# 全班可以测得更多：`python -m divergences.gan.study.first2000 --preset classroom --jobs 2` 在几分钟里抽十个结构，中途停下也能接着做。
#
# ## 要点
#
# <details><summary><b>回答完提问再看</b></summary>
#
# - 没有重叠时，把判别器训练好，log(1 − D) 就不再有梯度；带惩罚的评论器仍有。
# - 一种预算不能下定论：要说明经过多少次更新，评论器训练到什么程度。
# - 关于**稳健**的论断，需要许多种设置，而不是同一种设置的许多张图。
# - 结构相同、种子相同、预算相同；规则写在结果之前；区间按抽取的单位来算。
# - 论断没有重现时，也要把测到的如实写出来。
# - “不带批归一化”说的只是生成器。
# </details>
#
# 资料来源：Gulrajani 等，*Improved training of Wasserstein GANs*（2017）第 5.2 节；Arjovsky、Chintala、Bottou，
# *Wasserstein GAN*（2017）第 4 节；Mescheder、Geiger、Nowozin，*Which training methods for GANs do actually converge?*
# （2018）；Lucic 等，*Are GANs created equal?*（2018）。

# %% tags=["question"]
Answers(5, language)

# %% [markdown] lang="en"
# **Now you:** [exercises to lesson 5](exercises/05_the_evidence.ipynb), which check themselves. **Next:** [6 · The laboratory of mistakes](06_the_laboratory_of_mistakes.ipynb).

# %% [markdown] lang="zh"
# **轮到你了：**[第 5 课的练习](exercises/05_the_evidence.ipynb)，会自动检查。**下一课：**[6 · 错误实验室](06_the_laboratory_of_mistakes.ipynb)。
