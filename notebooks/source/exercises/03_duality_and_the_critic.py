# %% [markdown] lang="en"
# # Exercises 3 · Duality and the critic

# %% [markdown] lang="en" only="exercise"
# Write your answer where it says *your code here*, run the cell, then run the check below it: it tries random inputs, new
# ones every time, and gives a hint when something is not right.

# %% [markdown] lang="en" only="solution"
# Solutions: one right answer for each exercise; others are right too. Try them yourself first, in
# `exercises/03_duality_and_the_critic`.

# %% [markdown] lang="zh"
# # 练习 3 · 对偶与评论器

# %% [markdown] lang="zh" only="exercise"
# 在标有“在这里写代码”的地方写下答案，运行该单元格，再运行下面的检查：它每次都用新的随机输入来试，哪里不对就给一个提示。

# %% [markdown] lang="zh" only="solution"
# 答案：每题给出一种正确的写法，别的写法也可能是对的。请先自己在 `exercises/03_duality_and_the_critic` 里试一试。

# %%
import numpy as np

from divergences.lessons.exercises import checker

# %% lang="en"
check = checker("en")

# %% lang="zh"
check = checker("zh")

# %% [markdown] lang="en"
# ## 1. Predict what K does
#
# $p$ lies on the segment $x = 0$, $q$ on $x = \theta$; $\theta$ may be negative. Which two numbers are
#
# $$\sup_{\|f\|_L \le K} \mathbb E_p f - \mathbb E_q f \ \text{ and }\ W(p, q)\,?$$

# %% [markdown] lang="zh"
# ## 1. 先猜一猜 K 的作用
#
# $p$ 在线段 $x = 0$ 上，$q$ 在 $x = \theta$ 上，$\theta$ 可以为负。下面两个数各是多少？
#
# $$\sup_{\|f\|_L \le K} \mathbb E_p f - \mathbb E_q f \ \text{ 和 }\ W(p, q)$$


# %%
def readings(theta, K):
    # solution
    supremum = K * abs(theta)
    distance = abs(theta)
    # left
    # supremum, distance = ..., ...
    # end
    return supremum, distance


# %%
check("k_effect", readings)

# %% [markdown] lang="en"
# ## 2. Derive the optimal discriminator
#
# $p = N(0, \sigma^2)$ and $q = N(\theta, \sigma^2)$. Real and generated samples are equally many. What is the probability
# $D^*(x)$ that a sample seen at $x$ is real? `x` is an array of places.

# %% [markdown] lang="zh"
# ## 2. 推导最优判别器
#
# $p = N(0, \sigma^2)$，$q = N(\theta, \sigma^2)$，真实样本与生成样本一样多。在 $x$ 处见到一个样本，它是真实样本的概率 $D^*(x)$ 是多少？`x` 是由位置组成的数组。


# %%
def discriminator(x, theta, sigma):
    # solution
    p = np.exp(-(x**2) / (2 * sigma**2))
    q = np.exp(-((x - theta) ** 2) / (2 * sigma**2))
    return p / (p + q)
    # end


# %%
check("discriminator", discriminator)

# %% [markdown] lang="en"
# ## 3. Build a critic that reaches the supremum
#
# $p$ lies on the segment $x = 0$, $q$ on $x = \theta$; $\theta$ may be negative. Write a function of the plane that is
# 1-Lipschitz **everywhere** and whose score $\mathbb E_p f - \mathbb E_q f$ is as high as can be. `points` has shape $(n, 2)$;
# return $n$ values. There is more than one answer.

# %% [markdown] lang="zh"
# ## 3. 写一个达到上确界的评论器
#
# $p$ 在线段 $x = 0$ 上，$q$ 在 $x = \theta$ 上，$\theta$ 可以为负。请写一个平面上的函数，它**处处**是 1-Lipschitz 的，而得分 $\mathbb E_p f - \mathbb E_q f$ 尽可能高。
# `points` 的形状是 $(n, 2)$，请返回 $n$ 个值。答案不止一个。


# %%
def critic(points, theta):
    # solution
    return -np.sign(theta) * points[:, 0]
    # end


# %%
check("critic", critic)
