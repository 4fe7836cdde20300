# %% [markdown] lang="en"
# # 4 · Train a WGAN-GP
#
# A network plays the critic, a penalty keeps its slope near 1, and a generator follows it. First with a generator
# that has **one** parameter, so that every step can be checked against the exact gradient; then with real networks, live.
#
# *About 20 minutes.*

# %% [markdown] lang="en" tags=["notebook"]
# Run the cells from top to bottom with Shift + Enter. The computer trains meanwhile; bars and pictures show how far it is.

# %% [markdown] lang="zh"
# # 4 · 训练一个 WGAN-GP
#
# 让一个网络来当评论器，用一个惩罚项把它的坡度（梯度范数）约束在 1 附近，再让生成器沿着它指的方向走。先用只有**一个**参数的生成器，
# 这样每一步都能与精确的梯度对照；再用真正的网络，边训练边看。
#
# 大约 20 分钟。

# %% [markdown] lang="zh" tags=["notebook"]
# 请用 Shift + Enter 从上到下依次运行各个单元格。计算机会同时训练，进度条和图会显示进展。

# %% [markdown] lang="en" tags=["teacher"]
# <details><summary><b>For the teacher · 20 min</b></summary>
#
# | section | min | what they tend to say | what to ask |
# | --- | --- | --- | --- |
# | 1 the critic | 4 | "the penalty makes the slope 1" | What does a slope of 1.05 cost, and what does it gain? |
# | 2 one parameter | 4 | "the GAN is only slower" | How far did it move between steps 20 and 120? |
# | 3 optimisers | 3 | "momentum always helps" | Who is moving the hill? |
# | 4 a game | 3 | "smaller steps would do" | Try h = 0.01: does the circle close? |
# | 5 wrong sign | 1 | "it would train slower" | Which line of code would you change? |
# | 6 eight modes | 4 | "the estimate must reach 0" | What do two real samples read? |
# | 7 your own data | 1 | "it will copy my drawing" | Where do the stray points lie? |
#
# Some cells train: run them before the class, to see how long they take on its machine, and again during it.
# </details>

# %% [markdown] lang="zh" tags=["teacher"]
# <details><summary><b>写给教师 · 20 分钟</b></summary>
#
# | 小节 | 分钟 | 学生常见的回答 | 可以追问 |
# | --- | --- | --- | --- |
# | 1 评论器 | 4 | “惩罚项会让坡度等于 1” | 坡度 1.05 要付出多少，又能得到多少？ |
# | 2 一个参数 | 4 | “GAN 只是慢一点” | 第 20 步到第 120 步之间它走了多远？ |
# | 3 优化器 | 3 | “有动量总是更好” | 是谁在移动这座山？ |
# | 4 博弈 | 3 | “步子小一点就行” | 取 h = 0.01 试试，圆会闭合吗？ |
# | 5 符号反了 | 1 | “只是训练得慢一点” | 该改哪一行代码？ |
# | 6 八个模式 | 4 | “估计应该降到 0” | 两组真实样本之间读数是多少？ |
# | 7 你自己的数据 | 1 | “它会照着我的画来” | 跑偏的点落在哪里？ |
#
# 有些单元格要训练：课前先在教室的机器上跑一遍，看看要多久，课上再跑一遍。
# </details>

# %% tags=["setup"]
from dataclasses import replace

import numpy as np
import torch
from tqdm.auto import tqdm

from divergences import ParallelUniforms
from divergences.gan.config import Config
from divergences.gan.data import DATA, OwnPoints
from divergences.gan.live import LiveRun
from divergences.gan.metrics import PERFECT_SHARE_WITHIN, duality_gap, score_distance, score_modes
from divergences.gan.networks import Mlp, scores
from divergences.gan.objectives import Wasserstein
from divergences.gan.penalties import gradient_penalty, input_gradients, interpolate
from divergences.gan.recorded import load
from divergences.gan.recording import record
from divergences.lessons import Answers, PageLink, Predict, Slides, Table, when_done
from divergences.locale import texts
from divergences.widgets import Duel, Explorer, PointsPad, RunView

# %% lang="en" tags=["setup"]
language = "en"

# %% lang="zh" tags=["setup"]
language = "zh"

# %% tags=["setup"]
said = texts("lesson4.", language)

# %% tags=["setup", "notebook"]
Slides(language)

# %% [markdown] lang="en"
# ## 1. A network as the critic
#
# The best critic must be 1-Lipschitz: $\|\nabla D\| \le 1$ everywhere (a *norm*, which the article
# leaves out: the gradient is a vector). A network is
# not so by itself. **WGAN-GP** adds a *gradient penalty*, at places $\hat x$ between a real and a generated sample:
#
# $$\hat x = t\,x_r + (1 - t)\,x_f, \qquad \mathrm{GP} = \mathbb E_{\hat x}\big[(\|\nabla_{\hat x} D(\hat x)\|_2 - 1)^2\big]$$
#
# It asks for a norm *near* 1 rather than *at most* 1, because the best critic has slope 1 along every way that mass
# takes. The critic **maximises**
#
# $$L = \mathbb E\,D(x_r) - \mathbb E\,D(x_f) - \lambda\,\mathrm{GP}$$
#
# (an optimiser that minimises gets $-L$; the article says that the critic minimises $L$, a slip). Here are the two segments, $\theta$ apart, and a critic trained against a
# generator that does not move.

# %% [markdown] lang="zh"
# ## 1. 让网络当评论器
#
# 最优评论器必须是 1-Lipschitz 的：处处有 $\|\nabla D\| \le 1$（梯度是向量，这里取的是它的**范数**，文章漏写了）。网络自己做不到这一点。
# **WGAN-GP** 在真实样本与生成样本之间的位置 $\hat x$ 上加一个**梯度惩罚项**：
#
# $$\hat x = t\,x_r + (1 - t)\,x_f, \qquad \mathrm{GP} = \mathbb E_{\hat x}\big[(\|\nabla_{\hat x} D(\hat x)\|_2 - 1)^2\big]$$
#
# 它要求范数**接近** 1，而不只是**不超过** 1，因为在质量搬运的每一条路上，最优评论器的坡度恰好是 1。评论器要**最大化**
#
# $$L = \mathbb E\,D(x_r) - \mathbb E\,D(x_f) - \lambda\,\mathrm{GP}$$
#
# （优化器只会最小化，那就交给它 $-L$；文章说评论器最小化 $L$，是个疏漏）。下面是相距 $\theta$ 的两条线段，生成器固定不动，只训练评论器。


# %% tags=["formula"]
def train_critic(theta, lambda_gp, steps=400):
    critic = Mlp((2, 64, 64, 1), seeds=[0])  # no sigmoid at its end | 末尾没有 sigmoid
    adam = torch.optim.Adam([critic.flat], lr=5e-3, betas=(0.0, 0.9))
    slower = torch.optim.lr_scheduler.LinearLR(adam, 1, 0.01, steps)
    rng = torch.Generator().manual_seed(0)

    def D(x):
        return scores(critic, x)

    for _ in range(steps):
        y, alpha = torch.rand(2, 1, 256, 1, generator=rng), torch.rand(1, 256, generator=rng)
        real = torch.cat([torch.zeros_like(y[0]), y[0]], dim=-1)
        fake = torch.cat([torch.full_like(y[1], theta), y[1]], dim=-1)
        loss = -(D(real).mean() - D(fake).mean() - lambda_gp * gradient_penalty(D, real, fake, alpha)).sum()  # −L
        adam.zero_grad()
        loss.backward()
        adam.step()
        slower.step()
    slope = input_gradients(D, interpolate(real, fake, alpha)).norm(dim=-1).mean()
    return (D(real).mean() - D(fake).mean()).item(), slope.item()


# %%
rows = []
for theta, lambda_gp in [(1, 10), (2, 10), (1, 1), (1, 0.1)]:
    estimate, slope = train_critic(theta, lambda_gp)
    best = 1 + theta / (2 * lambda_gp)
    rows.append([f"{theta:g}", f"{lambda_gp:g}", f"{theta:g}", f"{estimate:.3f}", f"{slope:.3f}", f"{best:.3f}"])
trained = Table(["θ", "λ", "W", "E D(x_r) − E D(x_f)", "‖∇D‖", "1 + θ/2λ"], rows)
penalised = Explorer(family="segments", theta=1.0, lambda_gp=10.0, panels=["critic"], compact=True, language=language)

# %% lang="en" tags=["question"]
Predict(
    "W = |θ|. What will the trained critic read?",
    ["exactly |θ|", "less", "more"],
    answer="more",
    because="A penalty is no wall: a slope a little above 1 costs little and gains much. The table says how much.",
    then=[trained, penalised],
    topic="4.critic",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "W = |θ|。训练好的评论器会读出多少？",
    ["恰好等于 |θ|", "偏小", "偏大"],
    answer="偏大",
    because="惩罚项不是一堵墙：坡度略微超过 1，付出的少，得到的多。下表给出具体是多少。",
    then=[trained, penalised],
    topic="4.critic",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# It reads **more**. A penalty is no wall: the critic gains $d$ for each unit of slope over a distance $d$ and pays
# $\lambda(s - 1)^2$ for it, and the best bargain is $s = 1 + \frac{d}{2\lambda}$. At $\lambda = 10$ that is 5 % too much at
# $d = 1$; at $\lambda = 0.1$ it is a factor of 6. The direction is right all the same. In the picture the thin line is
# that best bargain: move $\lambda$.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 读数**偏大**。惩罚项不是一堵墙：在距离 $d$ 上，坡度每增加 1，评论器就多得 $d$，为此要付出 $\lambda(s - 1)^2$，最划算的坡度是
# $s = 1 + \frac{d}{2\lambda}$。$\lambda = 10$、$d = 1$ 时只偏大 5%；$\lambda = 0.1$ 时竟是 6 倍。不过方向始终是对的。图中的细线就是这个最划算的坡度：移动 $\lambda$ 看看。
# </details>

# %% tags=["notebook"]
PageLink(penalised)

# %% [markdown] lang="en"
# ## 2. One parameter
#
# Now the generator moves: $G_\theta(z) = (\theta, z)$, perfect at $\theta = 0$. It **minimises** $-\mathbb E\,D(G(z))$, the only
# part of the distance that depends on it. Four ways to train, all from $\theta = 1$:
#
# - **GAN**: the original minimax loss, the discriminator trained nearly to its optimum (25 steps for each of $\theta$);
# - **WGAN-GP**: Wasserstein loss with the gradient penalty, $\lambda = 10$, 5 critic steps;
# - **WGAN, clip**: the first Wasserstein GAN, which clips every weight to $[-0.1, 0.1]$ instead;
# - **GAN, −log D**: the GAN with the generator's loss that is used in practice, which does not saturate.
#
# Each runs with three seeds.

# %% [markdown] lang="zh"
# ## 2. 一个参数
#
# 现在让生成器动起来：$G_\theta(z) = (\theta, z)$，$\theta = 0$ 时最好。它要**最小化** $-\mathbb E\,D(G(z))$，距离中只有这一项与它有关。
# 四种训练方法都从 $\theta = 1$ 出发：
#
# - **GAN**：最初的极小极大损失，判别器几乎训练到最优（$\theta$ 每走 1 步，它走 25 步）；
# - **WGAN-GP**：Wasserstein 损失加梯度惩罚项，$\lambda = 10$，评论器走 5 步；
# - **WGAN，裁剪**：最早的 Wasserstein GAN，不用惩罚项，而是把每个权重都裁剪到 $[-0.1, 0.1]$；
# - **GAN，−log D**：生成器改用实践中常用的、不饱和的损失。
#
# 每种方法都用了三个随机种子。


# %%
def train(configs):
    """Record each run, with a bar. | 记录每次运行，带进度条。"""
    histories = {}
    with tqdm(total=sum(config.steps for config in configs.values()), unit="step") as bar:
        for name, config in configs.items():
            before = bar.n
            histories[name] = record(config, each=lambda snapshot, n=before: bar.update(n + snapshot.step - bar.n))
    return histories


one = Config(
    data="segments", generator="shift", theta=1.0, noise_dim=1, width=32, depth=2, activation="tanh", batch=64,
    n_critic=5, lambda_gp=10.0, learning_rate=0.01, ema=0.0, steps=400, snapshot_every=10, seeds=(0, 1, 2), device="cpu",
)  # fmt: skip
gan = replace(one, objective="minimax", penalty="none", n_critic=25, decay=False, steps=120)
clip = replace(one, penalty="clip", clip=0.1, optimizer="rmsprop")
unsaturated = replace(gan, objective="non-saturating")
runs = train({"GAN": gan, "WGAN-GP": one, said["clipped"]: clip, said["unsaturated"]: unsaturated})
four = RunView(runs, pair=("GAN", "WGAN-GP"), language=language)

# %% only="page" tags=["setup"]
of_the_page = {"GAN": load("theta-gan"), "WGAN-GP": load("theta-wgan-gp")}
four = RunView(of_the_page, pair=("GAN", "WGAN-GP"), language=language)

# %%
starts = {1.0: runs}  # and other starts | 再换几个起点
for theta, steps in [(0.1, 200), (3.0, 600)]:
    short, long = replace(gan, theta=theta, steps=50), replace(one, theta=theta, steps=steps, snapshot_every=50)
    starts[theta] = train({"GAN": short, "WGAN-GP": long})

exact, rows = ParallelUniforms(), []
for theta, ends in sorted(starts.items()):
    slopes = [f"{exact.js_derivative(theta):g}", f"{exact.wasserstein_derivative(theta):g}"]
    for name, history in ends.items():
        rows.append([name, f"{theta:g}", *slopes, *(f"{np.round(end, 3) + 0:.3f}" for end in history["theta"][-1])])
homes = Table(["", f"θ, {said['start']}", "dJS/dθ", "dEM/dθ", said["seeds"], "", ""], rows)
pulls = np.median(np.abs(runs[said["unsaturated"]]["pull"][..., 0].mean(axis=-1)), axis=-1)
climb = f"<p>{said['climb'].format(first=f'{pulls[1]:.1f}', most=f'{pulls.max():.0f}')}</p>"

# %% lang="en" tags=["question"]
Predict(
    "Which of the first three bring θ to 0?",
    ["all three", "WGAN-GP and the clipped WGAN", "only WGAN-GP", "only the GAN"],
    answer="WGAN-GP and the clipped WGAN",
    because="The GAN makes one small move and stays. Choose each network and move the step. The table has more starts.",
    then=[four, homes, climb],
    topic="4.parameter",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "前三种方法中，哪几种能把 θ 带到 0？",
    ["三种都能", "WGAN-GP 和裁剪权重的 WGAN", "只有 WGAN-GP", "只有 GAN"],
    answer="WGAN-GP 和裁剪权重的 WGAN",
    because="GAN 挪了一小步就停住了。逐个选择网络，拖动步数看看。表中还有别的起点。",
    then=[four, homes, climb],
    topic="4.parameter",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# In the third picture the network's gradient on $\theta$ stands beside the exact ones of lesson 1. The discriminator's is
# that of JS: 0. The critic's is close to that of EM: 1.
#
# - The GAN makes one small move while its discriminator is still unsure, and then stays where it is, however near 0 it
#   started.
# - WGAN-GP comes home from everywhere. It overshoots first, because the critic needs a few steps to notice that $q$ has
#   passed $p$; the falling learning rate lets it settle.
# - Clipping works here too. The WGAN-GP paper shows its price in larger networks: most weights end at one of the bounds.
# - The other GAN loss, $-\log D$, brings $\theta$ home as well: the discriminator that is sure still has a slope there. It is
#   not blind, but its gradient is that of no distance: it grows on the way, as the line below the table says.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 第三幅图把网络给 $\theta$ 的梯度与第 1 课的精确梯度放在一起：判别器给出的就是 JS 散度的梯度，等于 0；评论器给出的接近 EM 距离的梯度，等于 1。
#
# - GAN 只在判别器还没把握时挪了一小步，之后就停住不动，哪怕起点离 0 很近也一样。
# - WGAN-GP 从哪里出发都能回家。它一开始会冲过头，因为评论器要几步之后才发现 $q$ 已经越过了 $p$；学习率逐渐减小，它才稳定下来。
# - 权重裁剪在这里也有效。WGAN-GP 的论文指出了它在大网络里的代价：大多数权重都会顶在上下界上。
# - GAN 的另一种损失 $-\log D$ 也能把 $\theta$ 带回家，因为判别器再有把握，那里仍有坡度。它并不失明，只是它的梯度不对应任何距离：
#   它一路增大，表下面的那一行给出了数值。
# </details>

# %% [markdown] lang="en"
# ## 3. Which optimiser?
#
# *"Use optimisers without momentum, RMSProp or SGD"*: this is the advice of the weight-**clipping** paper. The WGAN-GP paper
# itself uses Adam with $\beta = (0, 0.9)$, whose first 0 means: no momentum. Let us see, with one critic step and a
# constant learning rate, so that nothing hides the differences.
#
# The table will give the largest $|\theta|$ of the last quarter: of the first 400 steps, and of all of them.

# %% [markdown] lang="zh"
# ## 3. 用哪种优化器？
#
# “要用没有动量的优化器，例如 RMSProp 或 SGD”——这是**权重裁剪**那篇论文的建议。WGAN-GP 的论文自己用的是 $\beta = (0, 0.9)$ 的 Adam，
# 其中第一个 0 的意思正是不用动量。我们来试一试：评论器只走一步，学习率保持不变，让差别无处可藏。
#
# 后面的表给出最后四分之一里最大的 $|\theta|$：先看前 400 步，再看全部。


# %%
def swing(history, steps=None):
    until = len(history) if steps is None else 1 + np.searchsorted(history["step"], steps)
    return np.abs(history["theta"][until - until // 4 : until]).max(axis=0)


plain = replace(one, n_critic=1, decay=False, steps=900, snapshot_every=30)
optimisers = {
    "RMSProp": replace(plain, optimizer="rmsprop"),
    "Adam (0, 0.9)": plain,
    "Adam (0.9, 0.9)": replace(plain, beta1=0.9),
    "SGD": replace(plain, optimizer="sgd"),
    said["momentum"]: replace(plain, optimizer="sgd", beta1=0.9),
}
swings = train(optimisers)
largest = Table(
    ["max |θ|", said["firstSteps"], "", "", said["allSteps"].format(steps=plain.steps), "", ""],
    [[name, *(f"{each:.2f}" for each in [*swing(history, 400), *swing(history)])] for name, history in swings.items()],
)
swinging = RunView(swings, pair=("Adam (0, 0.9)", "Adam (0.9, 0.9)"), panels=["theta", "gradient"], language=language)

# %% only="page" tags=["setup"]
swinging = None  # too large for a page | 对网页来说太大

# %% lang="en" tags=["question"]
Predict(
    "Which go on swinging around 0?",
    ["none", "those with momentum only", "those with momentum, and SGD", "all of them"],
    answer="those with momentum, and SGD",
    because="RMSProp and Adam without momentum calm down. That SGD does not is the subject of the next section.",
    then=[largest, swinging],
    topic="4.optimizers",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "哪些会在 0 附近一直摆动下去？",
    ["都不会", "只有带动量的", "带动量的，还有 SGD", "全都会"],
    answer="带动量的，还有 SGD",
    because="RMSProp 和不带动量的 Adam 会平静下来。SGD 停不下来的原因，下一节再说。",
    then=[largest, swinging],
    topic="4.optimizers",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# RMSProp and Adam without momentum calm down. With momentum neither Adam nor SGD does: it goes on pushing in yesterday's
# direction after the critic has turned round. (It takes time to see: after 400 steps those that will calm down and those that
# will not can still hardly be told apart.) Plain SGD does not calm down either. That is the game itself, as the next section
# shows.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# RMSProp 和不带动量的 Adam 会平静下来。带上动量，Adam 和 SGD 都停不下来：评论器已经掉头，它还在朝昨天的方向推。
# （这要走得够久才看得出来：走了 400 步，会平静下来的和不会平静下来的还很难分清。）不带动量的 SGD 也停不下来，原因在于这场博弈本身，下一节就会看到。
# </details>

# %% [markdown] lang="en"
# ## 4. A game, not a descent
#
# Two players that descend on *each other's* landscape need not settle. The smallest such game: the critic is $D(x) = \psi x$,
# the data sit at 0, the generator at $\theta$. Then $L = -\psi\theta$, the critic goes up, the generator down. They may move at
# the same time or in turns, and a penalty may pull the critic's slope $\psi$ to 0 at the data (R1). Below it, the same
# with real networks, by SGD with learning rate 0.05 and one critic step.

# %% [markdown] lang="zh"
# ## 4. 这是博弈，不是下山
#
# 两个玩家各自在**对方**改变的地形上走，不一定能停下来。最小的例子：评论器是 $D(x) = \psi x$，数据在 0，生成器在 $\theta$。
# 这时 $L = -\psi\theta$，评论器往上走，生成器往下走。它们可以同时走，也可以轮流走；还可以有一个惩罚项，把数据处评论器的坡度 $\psi$ 拉向 0（R1）。
# 再往下是真正的网络，用 SGD，学习率 0.05，评论器走一步。


# %% tags=["formula"]
def play(alternating, damping, h=0.1, steps=400):
    theta, psi, path = 1.0, 0.0, []
    for _ in range(steps):
        path.append((theta, psi))
        # up on −ψθ, minus the slope of a penalty damping·ψ²/2 | 在 −ψθ 上往上走，再减去惩罚项 damping·ψ²/2 的斜率
        new_psi = psi + h * (-theta - damping * psi)
        theta, psi = theta + h * (new_psi if alternating else psi), new_psi
    return np.hypot(*np.transpose(path))


# %%
together, in_turns = said["together"], said["inTurns"]
at = [0, 100, 200, 300, 399]
played = Table(
    ["√(θ² + ψ²)", *(f"{step}" for step in at)],
    [
        [name, *(f"{radius:.3f}" for radius in play(alternating, damping)[at])]
        for name, alternating, damping in [(together, False, 0), (in_turns, True, 0), (f"{in_turns} + R1", True, 1)]
    ],
)

game = replace(plain, optimizer="sgd", learning_rate=0.05, steps=400)
players = {
    "−log D": replace(game, objective="non-saturating", penalty="none"),
    "Wasserstein + GP": game,
    "Wasserstein + R1": replace(game, penalty="r1", lambda_gp=1.0),
}
games = train(
    {
        f"{name} · {order}": replace(config, simultaneous=order == together)
        for name, config in players.items()
        for order in [together, in_turns]
    }
)
rested = Table(
    ["max |θ|", "0", "1", "2"],
    [[name, *(f"{each:.3f}" for each in swing(history))] for name, history in games.items()],
)

# %% lang="en" tags=["question"]
Predict(
    "Which come to rest at 0: in the smallest game, and with real networks?",
    ["all of them", "only those in turns", "only those with R1", "none"],
    answer="only those with R1",
    because="R1 is a friction, for networks too. The first table has the smallest game, the second the networks, three seeds each.",
    then=[played, rested],
    topic="4.game",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "哪些会在 0 处停下来？最小的博弈和真正的网络各如何？",
    ["全都会", "只有轮流走的", "只有用 R1 的", "都不会"],
    answer="只有用 R1 的",
    because="R1 就像摩擦，对网络也一样。第一张表是最小的博弈，第二张是网络，各三个种子。",
    then=[played, rested],
    topic="4.game",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# In the smallest game, moving at the same time they spiral **out**; in turns they circle for ever; neither comes to rest. A
# penalty that pulls the slope to **0** at the data (R1) is a friction, and then both settle. The gradient penalty of WGAN-GP
# pulls to 1: it keeps the critic useful, but it does not damp.
#
# With networks the damping is as in theory. What does *not* show is an endless spiral outwards: they stay bounded, because a
# network's slope cannot grow for ever as $\psi$ can. (A network can get stuck, too: where its tanh units are saturated, the
# critic is flat, and $\theta$ stays where it is.) In practice a falling learning rate plays the part of the friction.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 在最小的博弈里，同时走，两者会**向外**盘旋；轮流走，则永远绕圈，都停不下来。如果惩罚项把数据处的坡度拉向 **0**（R1），它就起到摩擦的作用，双方都会停住。
# WGAN-GP 的梯度惩罚项是拉向 1 的：它能让评论器一直有用，却没有阻尼。
#
# 换成网络，阻尼的作用与理论一致；无休止地“向外盘旋”却**没有**出现：它们始终有界，因为网络的坡度不能像 $\psi$ 那样无限增大。
# （网络也会卡住：tanh 单元饱和的地方，评论器变平，$\theta$ 就停在原处。）实践中，逐渐减小的学习率起到了摩擦的作用。
# </details>

# %% [markdown] lang="en"
# ## 5. The wrong sign
#
# The article writes the generator's goal as a **max** of $-\mathbb E\,D(G(z))$. It is a **min**. An objective of your own is five lines:

# %% [markdown] lang="zh"
# ## 5. 符号反了会怎样
#
# 文章把生成器的目标写成了对 $-\mathbb E\,D(G(z))$ 取 **max**，其实应当取 **min**。自己写一个目标只要五行：


# %% tags=["formula"]
class WrongSign(Wasserstein):
    name = "max −E D(G(z))"

    def generator_loss(self, fake):
        return fake.mean(-1)

    def generator_slopes(self, fake):
        return torch.ones_like(fake)


away = train({"max": replace(one, objective=WrongSign(), decay=False, steps=200, seeds=(0,))})
both = {"min": runs["WGAN-GP"]} | away
signs = RunView(both, pair=("min", "max"), panels=["plane", "theta", "gradient"], language=language)

# %% only="page" tags=["setup"]
signs = RunView(away, panels=["plane", "theta"], language=language)

# %% lang="en" tags=["question"]
Predict(
    "The same training with the article's max. What becomes of θ?",
    ["it comes home, more slowly", "it stays where it is", "it runs away"],
    answer="it runs away",
    because="The critic still points home, and the generator walks the other way, at the same speed, for ever.",
    then=signs,
    topic="4.sign",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "同样的训练，换成文章里的 max。θ 会怎样？",
    ["照样回家，只是慢一些", "停在原处", "越跑越远"],
    answer="越跑越远",
    because="评论器指的仍是回家的方向，生成器却背道而驰，以同样的速度一直跑远，永不回头。",
    then=signs,
    topic="4.sign",
    language=language,
)

# %% [markdown] lang="en"
# ## 6. Eight modes, live
#
# Now real networks: a generator from 2 random numbers to the plane, and a critic, each with 3 × 128 ReLU units. The data
# are eight small Gaussians on a ring.

# %% [markdown] lang="en" tags=["notebook"]
# The training runs in the background: the notebook stays free, **Stop** keeps what was learned, and the slider goes back to
# any step.
# For longer trainings on a GPU of [Colab or Kaggle](../../docs/hosted.md) the same cells do.

# %% [markdown] lang="en" only="page"
# Behind the question this page trains too, with nothing installed: the usual GAN on the left, WGAN-GP on the right, from the
# same start, with smaller networks, so that a telephone keeps up. The tables are of the notebook's networks.

# %% [markdown] lang="zh"
# ## 6. 八个模式，边训练边看
#
# 现在换成真正的网络：生成器把 2 个随机数变成平面上的点，评论器给点打分，两者都是 3 × 128 个 ReLU 单元。数据是圆环上的八个小高斯。

# %% [markdown] lang="zh" tags=["notebook"]
# 训练在后台进行，笔记本仍可使用；点“停止训练”不会丢掉已学到的东西，拖动滑块可以回到任何一步。
# 想在 [Colab 或 Kaggle](../../docs/hosted.md) 的 GPU 上训练更久，用同样的单元格即可。

# %% [markdown] lang="zh" only="page"
# 回答问题之后，这个页面自己也能训练，什么都不用安装：左边是常用的 GAN，右边是 WGAN-GP，起点相同；网络小一些，手机也跑得动。
# 表格给出的是笔记本里那些网络的结果。

# %% [markdown] lang="en" tags=["notebook"]
# First in the page, where nothing but the browser computes: press **Go**. Both sides start from one generator. The right one
# has the recipe that torch is given below, the left one the usual GAN loss. Below each plane stands the score that is printed
# further down, too: modes found, and samples within 3 standard deviations of one.

# %% [markdown] lang="zh" tags=["notebook"]
# 先在网页里训练，只用浏览器计算：点“开始”。两侧从同一个生成器出发，右侧用的就是下面交给 torch 的配方，左侧用常用的 GAN 损失。
# 每幅平面图下面的得分，与后文打印的相同：找到几个模式，有多少样本落在某个模式的 3 个标准差以内。

# %% tags=["notebook"]
Duel(left="non-saturating", right="wgan-gp", width=128, n_critic=1, language=language)

# %%
ring = DATA["ring"]
# two real samples of the same size | 同样大小的两组真实样本
floor = score_distance(ring.sample(512, seed=9), ring).distance
recipe = Config(data="ring", device="cpu")
run = LiveRun(recipe).start()
usual = LiveRun(replace(recipe, objective="non-saturating", penalty="none")).start()
view = RunView(run, distance=lambda points: score_distance(points, ring).distance, floor=floor, language=language)

# %% only="page" tags=["setup"]
view = Duel(left="non-saturating", right="wgan-gp", data="ring", width=64, n_critic=1, language=language)


# %%
def judge(name, samples):
    modes, distance = score_modes(samples, ring.modes, ring.spread), score_distance(samples[:1000], ring).distance
    shares = " ".join(f"{share:.2f}" for share in modes.counts / max(1, modes.counts.sum()))
    return [name, f"{modes.recovered}/8", f"{modes.within_3sd:.1%}", f"{distance:.3f}", shares]


def judged(**trained):
    rows = [judge(name, each.trainer.generate(2500, seed=1)[0]) for name, each in trained.items()]
    perfect = [said["perfect"], "", f"{PERFECT_SHARE_WITHIN[3]:.1%}", "", ""]
    head = ["", said["modes"], said["within"], "W₁", said["shares"]]
    return Table(head, [judge(said["real"], ring.sample(2500, seed=9)), perfect, *rows])


def gap():
    exact_now = score_distance(run.history["samples"][-1, 0], ring).distance
    return Table([said["gap"]], [[f"{duality_gap(run.history['estimate'][-1, 0], exact_now):.3f}"]])


of_wgan = when_done(run, lambda: judged(**{"WGAN-GP": run}), language)
of_gap = when_done(run, gap, language)

# %% lang="en" tags=["question"]
Predict(
    "How will the critic's estimate end, beside the exact W₁ of the samples?",
    ["above it", "at it", "below it"],
    answer="below it",
    because="The critic judges distributions, not the chance of a few hundred draws. When the training is done, the lines below the pictures say by how much.",
    then=[view, of_gap, of_wgan],
    topic="4.estimate",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "训练结束时，评论器的估计与样本之间精确的 W₁ 相比如何？",
    ["高于它", "等于它", "低于它"],
    answer="低于它",
    because="评论器评判的是分布，而不是几百次抽样的偶然。训练完成后，图下面的几行会给出差多少。",
    then=[view, of_gap, of_wgan],
    topic="4.estimate",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# Compare the row of WGAN-GP with that of real samples: how many modes, how many samples within 3 standard deviations of one,
# and how far $W_1$ is from its noise floor, at which two *real* samples of that size are. The estimate ends *below* the exact
# $W_1$ of samples, because the critic judges distributions, not the chance of a few hundred draws, and has not the time to
# learn every last difference.
# </details>
#
# The recipe, $\lambda = 0.1$, Adam $(0, 0.9)$ with a rate that falls from 0.002 to 0, one critic step and a running mean of
# the generator's weights, was chosen for speed; the paper's ($\lambda = 10$, five critic steps, 0.0001) is slower.
#
# **Mode collapse.** A Wasserstein GAN is said to ease it. The same networks and the same recipe with the usual GAN loss
# train meanwhile:

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 把 WGAN-GP 那一行与真实样本那一行比一比：找到了几个模式，多少样本落在某个模式的 3 个标准差以内，$W_1$ 离噪声下限（同样大小的两组**真实**样本之间的距离）还有多远。
# 评论器的估计最后**低于**样本之间精确的 $W_1$，因为它评判的是分布，而不是几百次抽样的偶然；何况它也来不及学会每一处细微的差别。
# </details>
#
# 这里的配方是 $\lambda = 0.1$，Adam $(0, 0.9)$，学习率从 0.002 降到 0，评论器走一步，并对生成器的权重取滑动平均；选它是为了快。
# 论文的配方（$\lambda = 10$，评论器走五步，学习率 0.0001）要慢一些。
#
# **模式崩塌。** 据说 Wasserstein GAN 能缓解它。同样的网络、同样的配方，换成常用的 GAN 损失，正在一并训练：

# %%
of_both = when_done([run, usual], lambda: judged(**{"WGAN-GP": run, "GAN": usual}), language)
side_by_side = RunView(usual, run, language=language)

# %% only="page" tags=["setup"]
side_by_side = None  # this page trains both itself, above | 这个页面在上面自己训练两者

# %% lang="en" tags=["question"]
Predict(
    "Suppose that the GAN collapses. By what would you know it in the table?",
    ["by a share of 0 for some modes", "by a W₁ below the floor", "by equal shares"],
    answer="by a share of 0 for some modes",
    because="Where it finds all eight, look how evenly it deals them out, and how far its W₁ is above the floor.",
    then=[side_by_side, of_both],
    topic="4.collapse",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "假如 GAN 发生了模式崩塌，从表中的什么看得出来？",
    ["某些模式所占的比例是 0", "W₁ 低于噪声下限", "各模式所占比例相等"],
    answer="某些模式所占的比例是 0",
    because="如果八个都找到了，就看它分得均不均匀，W₁ 比噪声下限高多少。",
    then=[side_by_side, of_both],
    topic="4.collapse",
    language=language,
)

# %% [markdown] lang="en"
# One seed proves little: in the notebook, set `seeds=(1,)` in `recipe` and run again.
# The article says that the Wasserstein loss buys a training that stays steady, not better samples by itself; lesson 5 measures
# that over many architectures.

# %% [markdown] lang="zh"
# 一个种子说明不了多少，在笔记本里可以给 `recipe` 加上 `seeds=(1,)` 再跑一遍。文章说，Wasserstein 损失带来的是稳定的训练，而不是样本本身就会更好；第 5 课在许多结构上测量了这个说法。

# %% [markdown] lang="en"
# ## 7. Your own data
#
# Draw something: a letter, a face, two strokes that do not touch.

# %% [markdown] lang="en" tags=["notebook"]
# As long as you draw nothing, the data are an ∞. The cell after it trains on what is drawn; draw again, and run it and the
# question again.

# %% [markdown] lang="en" only="page"
# On [the page of the duel](../train.html) you draw, and two networks train on it. The table behind the question is of an ∞.

# %% [markdown] lang="zh"
# ## 7. 你自己的数据
#
# 随便画点什么：一个字母、一张脸、互不相连的两笔。

# %% [markdown] lang="zh" tags=["notebook"]
# 什么都不画，数据就是一个 ∞。画好后运行下一个单元格，它就在你画的点上训练；改了图，就把它和后面的提问再运行一遍。

# %% [markdown] lang="zh" only="page"
# 在[对决页面](../train.html)上可以自己画，两个网络就在你画的点上训练。问题后面的表格，是在一个 ∞ 上的结果。

# %% tags=["notebook"]
pad = PointsPad(language=language)
pad

# %%
own = OwnPoints(pad.drawn(), noise=0.02)
mine = LiveRun(Config(data="own", steps=1000, device="cpu"), data=own).start()
drawing = RunView(mine, panels=["plane", "estimate", "histogram"], language=language)

# %% only="page" tags=["setup"]
drawing = None


def compared():
    made = mine.trainer.generate(1000, seed=1)[0]
    # from each sample to the nearest drawn point | 每个样本到最近的所画的点
    off = np.linalg.norm(made[:, None] - own.cloud, axis=-1).min(axis=1)
    distance = score_distance(made, own)
    return Table(
        ["", "W₁", said["off"]],
        [
            ["WGAN-GP", f"{distance.distance:.3f}", f"{np.mean(off > 0.1):.1%}"],
            [said["real"], f"{distance.floor:.3f}", ""],
        ],
    )


of_drawing = when_done(mine, compared, language)

# %% lang="en" tags=["question"]
Predict(
    "Where will the generated samples be worst?",
    [
        "where the strokes are thick",
        "in the gap between strokes that do not touch",
        "nowhere: the network can draw anything",
    ],
    answer="in the gap between strokes that do not touch",
    because="The generator is continuous: it cannot tear its samples apart, and a thin thread of them is left in the gap.",
    then=[drawing, of_drawing],
    topic="4.gap",
    language=language,
)

# %% lang="zh" tags=["question"]
Predict(
    "生成的样本在哪里会最差？",
    ["笔画粗的地方", "互不相连的笔画之间的空隙里", "哪里都不差：网络什么都能画"],
    answer="互不相连的笔画之间的空隙里",
    because="生成器是连续的，无法把样本撕成两半，空隙里总会留下一缕细细的样本。",
    then=[drawing, of_drawing],
    topic="4.gap",
    language=language,
)

# %% [markdown] lang="en"
# <details><summary><b>What you saw</b></summary>
#
# Beside $W_1$ of the generated samples stands what two *real* samples have between them; the last number is the share of
# samples that are more than 0.1 away from everything you drew. Between strokes that do not touch there are more of them: the
# generator is continuous, so it cannot tear its samples apart, and a thin thread of them is left in the gap.
# </details>

# %% [markdown] lang="zh"
# <details><summary><b>你看到了什么</b></summary>
#
# 生成样本的 $W_1$ 下面是两组**真实**样本之间的 $W_1$；最后一个数，是离你画的所有点都超过 0.1 的样本所占的比例。互不相连的笔画之间会更多：
# 生成器是连续的，无法把样本撕成两半，空隙里总会留下一缕细细的样本。
# </details>

# %% [markdown] lang="en"
# **Without batch normalisation.** The article's last experiment is "a DCGAN without BN" against a WGAN with the same generator. In
# the WGAN paper only the *generator* loses its batch normalisation (and has a constant number of filters); discriminator and
# critic stay as they are. Here `Config(batch_norm=True)` normalises our small generator, and never the critic, whose penalty
# asks for the gradient at single samples.

# %% [markdown] lang="zh"
# **去掉批归一化。** 文章最后的实验是“没有 BN 的 DCGAN”与用同一个生成器的 WGAN 对比。在 WGAN 论文里，去掉批归一化的只是**生成器**（而且各层滤波器数目相同），
# 判别器和评论器都保持不变。在这里，`Config(batch_norm=True)` 只对我们的小生成器做批归一化，从不用于评论器，因为惩罚项要的是单个样本处的梯度。

# %% [markdown] lang="en"
# ## What to remember
#
# <details><summary><b>Once you have answered the questions</b></summary>
#
# - Critic: **max** $\mathbb E D(x_r) - \mathbb E D(x_f) - \lambda\,\mathrm{GP}$, with $\mathrm{GP} = \mathbb E(\|\nabla D(\hat x)\|_2 - 1)^2$.
#   Generator: **min** $-\mathbb E D(G(z))$.
# - In code: `-(D(real).mean() - D(fake).mean() - lambda_gp * gradient_penalty(D, real, fake, alpha))`.
# - A GAN with a well-trained discriminator gives $\theta$ the gradient of JS, 0; the critic gives that of EM, 1.
# - The penalised critic overstates: its slope is $1 + d/2\lambda$.
# - Momentum makes the game swing. "RMSProp or SGD" is the clipping paper's advice; WGAN-GP uses Adam $(0, 0.9)$.
# - It is a game: damping (R1, or a falling learning rate) brings it to rest.
# </details>
#
# Sources: Gulrajani et al., *Improved training of Wasserstein GANs* (2017); Arjovsky, Chintala, Bottou, *Wasserstein GAN*
# (2017); Mescheder, Geiger, Nowozin, *Which training methods for GANs do actually converge?* (2018); Goodfellow et al.,
# *Generative adversarial nets* (2014).

# %% [markdown] lang="zh"
# ## 要点
#
# <details><summary><b>回答完提问再看</b></summary>
#
# - 评论器：**max** $\mathbb E D(x_r) - \mathbb E D(x_f) - \lambda\,\mathrm{GP}$，其中 $\mathrm{GP} = \mathbb E(\|\nabla D(\hat x)\|_2 - 1)^2$；生成器：**min** $-\mathbb E D(G(z))$。
# - 写成代码：`-(D(real).mean() - D(fake).mean() - lambda_gp * gradient_penalty(D, real, fake, alpha))`。
# - 判别器训练得好时，GAN 给 $\theta$ 的是 JS 散度的梯度，等于 0；评论器给的是 EM 距离的梯度，等于 1。
# - 带惩罚项的评论器会偏大：它的坡度是 $1 + d/2\lambda$。
# - 动量会让博弈来回摆动。“用 RMSProp 或 SGD”是权重裁剪那篇论文的建议，WGAN-GP 用的是 Adam $(0, 0.9)$。
# - 这是一场博弈：有阻尼（R1，或逐渐减小的学习率）才会停下来。
# </details>
#
# 资料来源：Gulrajani 等，*Improved training of Wasserstein GANs*（2017）；Arjovsky、Chintala、Bottou，*Wasserstein GAN*（2017）；
# Mescheder、Geiger、Nowozin，*Which training methods for GANs do actually converge?*（2018）；Goodfellow 等，
# *Generative adversarial nets*（2014）。

# %% only="page" tags=["setup"]
for each in (run, usual, mine):
    each.wait()

# %% tags=["question"]
Answers(4, language)

# %% [markdown] lang="en"
# **Now you:** [exercises to lesson 4](exercises/04_train_a_wgan_gp.ipynb), which check themselves. **Next:** [5 · The evidence](05_the_evidence.ipynb).

# %% [markdown] lang="zh"
# **轮到你了：**[第 4 课的练习](exercises/04_train_a_wgan_gp.ipynb)，会自动检查。**下一课：**[5 · 证据](05_the_evidence.ipynb)。
