# %% [markdown] lang="en"
# # Start here
#
# A GAN learns from a judge who says how far it still is from the data. In which distance should the judge measure? Seven short
# lessons try it out, from two line segments to trained networks. Nearly every number in them is computed from the formulas or
# by training; where a run was recorded beforehand, it says so.
#
# *About 5 minutes.*

# %% [markdown] lang="en" tags=["notebook"]
# Run the cells from top to bottom with Shift + Enter.

# %% [markdown] lang="zh"
# # 从这里开始
#
# GAN 向一位评委学习，评委告诉它离数据还有多远。评委该用哪种距离来衡量？七节短课，从两条线段到训练好的网络，逐一试给你看。其中的数几乎都由公式或训练当场得出；
# 用到事先记录的训练时，会加以说明。
#
# 大约 5 分钟。

# %% [markdown] lang="zh" tags=["notebook"]
# 请用 Shift + Enter 从上到下依次运行各个单元格。

# %% lang="en" tags=["setup"]
language = "en"

# %% lang="zh" tags=["setup"]
language = "zh"

# %% [markdown] lang="en"
# ## The tour
#
# | lesson | the question | you leave with |
# | --- | --- | --- |
# | [1 · Two segments](01_two_segments.ipynb) | They come nearer. Which distance notices? | what KL, JS, TV and EM say of them |
# | [2 · The Earth-Mover distance](02_the_earth_mover_distance.ipynb) | What is the least work to turn one into the other? | couplings, and a proof that one is the cheapest |
# | [3 · Duality and the critic](03_duality_and_the_critic.ipynb) | Can one function replace all couplings? | the critic, and what its reading means |
# | [4 · Train a WGAN-GP](04_train_a_wgan_gp.ipynb) | Can a network be that function? | the gradient penalty, and a trained generator |
# | [5 · The evidence](05_the_evidence.ipynb) | Does it hold for many networks, and for images? | what reproduces, and what does not |
# | [6 · The laboratory of mistakes](06_the_laboratory_of_mistakes.ipynb) | What do the usual bugs look like? | a test that catches each of them |
#
# Lessons 1 to 3 need a little probability and no deep learning; lesson 4 a little of that too. They build on one another.

# %% [markdown] lang="zh"
# ## 全程一览
#
# | 课 | 要回答的问题 | 学完你会知道 |
# | --- | --- | --- |
# | [1 · 两条线段](01_two_segments.ipynb) | 它们越靠越近，哪种距离察觉得到？ | KL、JS、TV、EM 各怎么说 |
# | [2 · EM 距离](02_the_earth_mover_distance.ipynb) | 把一个变成另一个，最少要花多少力气？ | 什么是耦合，怎样证明一种搬法最省力 |
# | [3 · 对偶：从距离到评论器](03_duality_and_the_critic.ipynb) | 能不能用一个函数代替所有耦合？ | 什么是评论器，它的读数是什么意思 |
# | [4 · 训练一个 WGAN-GP](04_train_a_wgan_gp.ipynb) | 网络能不能充当这个函数？ | 梯度惩罚项，以及一个训练好的生成器 |
# | [5 · 证据](05_the_evidence.ipynb) | 换成许多网络、换成图像，还成立吗？ | 哪些能复现，哪些不能 |
# | [6 · 错误实验室](06_the_laboratory_of_mistakes.ipynb) | 常见的错误长什么样？ | 每个错误都有一个测试能抓住它 |
#
# 前三课只需要一点概率知识，不需要深度学习；第 4 课要懂一点深度学习。各课前后相承。

# %% [markdown] lang="en" tags=["notebook"]
# ## Is everything installed?
#
# Each line should begin with OK; if one does not, it says what to do.

# %% [markdown] lang="zh" tags=["notebook"]
# ## 都装好了吗？
#
# 每一行都应当以 OK 开头；如果不是，那一行会告诉你该怎么办。

# %% lang="en" tags=["notebook"]
try:
    from divergences.lessons.selftest import self_test, widget_test
except ImportError as missing:
    print(
        f"✗   {missing.name} is not in this kernel: in the project's folder run `python -m pip install -e .`, restart the kernel"
    )
else:
    self_test(language)

# %% lang="zh" tags=["notebook"]
try:
    from divergences.lessons.selftest import self_test, widget_test
except ImportError as missing:
    print(f"✗   内核里没有 {missing.name}：请在项目文件夹中运行 `python -m pip install -e .`，然后重启内核")
else:
    self_test(language)

# %% tags=["notebook"]
widget_test(language) if "widget_test" in globals() else None

# %% [markdown] lang="en"
# ## How the controls work
#
# - **A question** (like the one below): choose, or drag a marker, or draw a curve; commit, and only then see what follows. A
#   wrong prediction teaches more than none. Your browser keeps it, for you alone, and sums up at the end of each lesson.
# - **In class**: `Count hands` under a question takes the number of hands for each option, and shows them as bars.
# - **A slider**: drag it, or choose it with Tab and use the arrow keys; Home and End go to its ends.
# - **A picture**: q can be dragged. `More` brings the other controls: `Save` keeps the picture or its table, `Present` makes
#   everything large.
# - **Light or dark**: the button ◐ of a page; a notebook's pictures follow its theme.

# %% [markdown] lang="en" tags=["notebook"]
# - **A page of its own**: the link under a picture opens it without Python, in the same state.
# - **As slides**: the button at the top of each lesson; Page Up and Page Down turn them, Escape ends. The controls stay alive.
# - Cells may be run twice. If something looks odd: Kernel → *Restart Kernel and Run All Cells*.

# %% [markdown] lang="zh"
# ## 怎样操作
#
# - **提问**（就像下面这个）：先选择、拖动标记或画出曲线，再确定，然后才能看到后面的内容。猜错比不猜学到的更多。预测只由你的浏览器替你保存，每课最后会作小结。
# - **上课时**：按提问下面的“统计举手”，输入每个选项的人数，就会显示成条形图。
# - **滑块**：可以拖动，也可以用 Tab 键选中后按方向键；Home 和 End 键跳到两端。
# - **图**：q 可以拖动。按“更多”会出现其余控件：“保存”可保存图片或数据表，“演示”会把一切放大。
# - **浅色或深色**：网页上用 ◐ 按钮切换；笔记本中的图跟随其主题。

# %% [markdown] lang="zh" tags=["notebook"]
# - **独立页面**：图下方的链接会在不需要 Python 的页面中打开同样的状态。
# - **幻灯片**：每课开头都有一个按钮；Page Up、Page Down 键翻页，Escape 键结束。放映时控件照样能用。
# - 单元格可以重复运行。如果看起来不对劲，请选择“内核”（Kernel）菜单中的“重启内核并运行所有单元格”（Restart Kernel and Run All Cells）。

# %% tags=["setup"]
from divergences.lessons import PageLink, Predict, Slides
from divergences.widgets import Explorer

# %% tags=["setup", "notebook"]
Slides(language)

# %%
first = Explorer(
    family="segments", theta=1.5, panels=["pair", "curves"], curves=["js", "em"], compact=True, language=language,
)  # fmt: skip

# %% lang="en" tags=["question"]
Predict(
    "q moves towards p, but does not touch it yet. Which teacher tells it that it is getting nearer?",
    ["the JS divergence", "the Earth-Mover distance", "both", "neither"],
    answer="the Earth-Mover distance",
    because="Drag q: JS stays at log 2 until the very end, EM follows. Why this is so, and why it matters, is the tour.",
    then=first,
    topic="0.teacher",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "q 正向 p 移动，但还没有碰到它。哪位“老师”会告诉它：你离得更近了？",
    ["JS 散度", "EM 距离", "两者都会", "两者都不会"],
    answer="EM 距离",
    because="拖动 q：JS 散度直到最后一刻都停在 log 2，EM 距离却跟着变。为什么会这样，又为什么要紧，正是这几课要讲的。",
    then=first,
    topic="0.teacher",
    language=language,
)

# %% tags=["notebook"]
PageLink(first)

# %% [markdown] lang="en"
# ## What the article says, and where it is here
#
# These lessons follow one article, *深度学习之生成对抗网络(7)WGAN原理* (“Deep learning, generative adversarial networks (7): the
# principle of WGAN”, 2023): “the article” from here on. What it says is numbered A1 to A21, and where it slips S1 to S9. A
# [page of its own](../../docs/claims.md) has each of them, with its code, its lesson, and the test that would notice if it
# stopped being true.

# %% [markdown] lang="zh"
# ## 文章的说法，以及它们在这里的位置
#
# 这几课逐条跟随一篇文章：《深度学习之生成对抗网络(7)WGAN原理》（2023），下文就叫“文章”。它的说法编号为 A1 至 A21，疏漏编号为 S1 至 S9。
# [单独的一页](../../docs/claims.zh.md)列出了每一条，附有对应的代码、所在的课，以及一旦它不再成立就会发现的测试。

# %% [markdown] lang="en" tags=["teacher"]
# <details><summary><b>For the teacher · 5 min, and a plan for 90 minutes</b></summary>
#
# | lesson | min | what it must achieve |
# | --- | --- | --- |
# | 0 start | 5 | everybody has seen OK, and has committed to one prediction |
# | 1 two segments | 15 | "exactly 0, not small" |
# | 2 Earth-Mover | 15 | each pupil has carried the two piles by hand |
# | 3 duality | 15 | "one function instead of all couplings"; K is a unit |
# | 4 WGAN-GP | 20 | θ comes home; the wrong sign runs away |
# | 5 evidence | 8 | (its sections 1 and 3) one claim that reproduced, one that did not |
# | 6 mistakes | 7 | each group breaks one thing and names the test that notices |
# | questions | 5 | |
#
# Before the class: run this notebook on the machine of the room. During the class: let everybody commit *before* anybody moves a slider; count hands for each option;
# ask one of the minority first. Sections within a lesson have their minutes in its own block like this one. In 45 minutes: lessons 1 and 2 and section 2 of lesson 4.
# </details>

# %% [markdown] lang="zh" tags=["teacher"]
# <details><summary><b>写给教师 · 5 分钟，附 90 分钟的课堂安排</b></summary>
#
# | 课 | 分钟 | 必须达到的效果 |
# | --- | --- | --- |
# | 0 开始 | 5 | 人人看到 OK，并且都猜过一次 |
# | 1 两条线段 | 15 | “严格等于 0，而不是很小” |
# | 2 推土机 | 15 | 每个人都亲手搬过那两堆土 |
# | 3 对偶 | 15 | “用一个函数代替所有耦合”；K 只是单位 |
# | 4 WGAN-GP | 20 | θ 回到家；符号反了就跑远 |
# | 5 证据 | 8 | （其中第 1、3 节）一条能复现的结论，一条不能复现的 |
# | 6 错误 | 7 | 每组弄坏一处，并说出哪个测试会发现 |
# | 提问 | 5 | |
#
# 课前：在教室的机器上运行一遍本笔记本。课上：人人都确定了选择**之后**，才准动滑块；逐个选项举手统计，先请少数派发言。
# 每课内部各小节的时间，见该课中与此类似的说明。如果只有 45 分钟：讲第 1、2 课和第 4 课的第 2 节。
# </details>
