"""Lesson 4: right answers that look different from ours, and mistakes, each with the hint it should get."""

import math

import numpy as np
import torch
from scipy.optimize import minimize_scalar


def penalty_with_ones(critic, real, fake, alpha):
    alpha = alpha.view([-1] + [1] * (real.dim() - 1))
    x = fake + alpha * (real - fake)
    x.requires_grad = True
    score = critic(x)
    g = torch.autograd.grad(score, x, grad_outputs=torch.ones_like(score), create_graph=True, retain_graph=True)[0]
    return torch.mean((torch.sqrt(torch.sum(g.reshape(len(g), -1) ** 2, 1) + 1e-12) - 1) ** 2)


def penalty_with_single_ones(critic, real, fake, alpha):
    """As most repositories write it."""
    alpha = alpha.view(real.size(0), *[1] * (real.dim() - 1)).expand_as(real)
    x = torch.autograd.Variable(alpha * real + (1 - alpha) * fake, requires_grad=True)
    g = torch.autograd.grad(critic(x), x, torch.ones(real.size(0)), create_graph=True, only_inputs=True)[0]
    return torch.nn.functional.mse_loss(g.view(len(g), -1).norm(2, dim=1), torch.ones(len(g)))


def penalty_sample_by_sample(critic, real, fake, alpha):
    total = 0
    for t, a, b in zip(alpha, real, fake, strict=True):
        x = (t * a + (1 - t) * b)[None].requires_grad_()
        (g,) = torch.autograd.grad(critic(x)[0], x, create_graph=True)
        total = total + (torch.linalg.vector_norm(g) - 1) ** 2
    return total / len(real)


def step_that_clears_afterwards(critic, optimizer, penalty, real, fake, lambda_gp):
    on_real, on_fake = critic(real).mean(), critic(fake.detach()).mean()
    (on_fake - on_real + lambda_gp * penalty(critic, real, fake)).backward()
    optimizer.step()
    critic.zero_grad()
    return on_real - on_fake


def step_with_closure(critic, optimizer, penalty, real, fake, lambda_gp):
    with torch.no_grad():
        before = critic(real).mean() - critic(fake).mean()

    def closure():
        optimizer.zero_grad()
        loss = critic(fake).mean() - critic(real).mean() + lambda_gp * penalty(critic, real, fake)
        loss.backward()
        return loss

    optimizer.step(closure)
    return before.numpy()


def step_in_two_passes(critic, optimizer, penalty, real, fake, lambda_gp):
    critic.zero_grad()
    on_real, on_fake = critic(real).mean(), critic(fake).mean()
    (on_fake - on_real).backward()
    (lambda_gp * penalty(critic, real, fake)).backward()
    optimizer.step()
    return on_real.item() - on_fake.item()


RIGHT = {
    "generator_loss": [lambda scores: -sum(scores) / len(scores), lambda scores: torch.tensor(-scores).mean()],
    "best_slope": [
        lambda distance, lambda_gp: (2 * lambda_gp + distance) / (2 * lambda_gp),
        lambda distance, lambda_gp: distance / lambda_gp / 2 + 1,
        lambda distance, lambda_gp: minimize_scalar(lambda s: lambda_gp * (s - 1) ** 2 - s * distance).x,
    ],
    "gradient_penalty": [penalty_with_ones, penalty_with_single_ones, penalty_sample_by_sample],
    "critic_step": [step_that_clears_afterwards, step_with_closure, step_in_two_passes],
}  # fmt: skip


def gradients(critic, x, create_graph=True):
    x = x.detach().requires_grad_()
    return torch.autograd.grad(critic(x).sum(), x, create_graph=create_graph)[0]


def penalty(finish, where=lambda real, fake, t: t * real + (1 - t) * fake, create_graph=True):
    def gradient_penalty(critic, real, fake, alpha):
        t = alpha.reshape(-1, *[1] * (real.ndim - 1))
        return finish(gradients(critic, where(real, fake, t), create_graph))

    return gradient_penalty


def penalty_with_one_axis(critic, real, fake, alpha):
    t = alpha[:, None]
    return mean_square(gradients(critic, t * real + (1 - t) * fake))


def norms(g):
    return g.flatten(1).norm(dim=1)


def mean_square(g):
    return ((norms(g) - 1) ** 2).mean()


def step(loss_of, zero=True, move=True, told=1):
    def critic_step(critic, optimizer, penalty, real, fake, lambda_gp):
        reading = critic(real).mean() - critic(fake).mean()
        loss = loss_of(reading, penalty(critic, real, fake), lambda_gp)
        if zero:
            optimizer.zero_grad()
        loss.backward()
        if move:
            optimizer.step()
        return told * reading.item()

    return critic_step


def step_that_clears_too_early(critic, optimizer, penalty, real, fake, lambda_gp):
    reading = critic(real).mean() - critic(fake).mean()
    (lambda_gp * penalty(critic, real, fake) - reading).backward()
    optimizer.zero_grad()
    optimizer.step()
    return reading.item()


def step_twice(*given):
    told = [step(lambda reading, gp, lam: lam * gp - reading)(*given) for _ in range(2)]
    return told[0]


def step_read_afterwards(critic, optimizer, penalty, real, fake, lambda_gp):
    step(lambda reading, gp, lam: lam * gp - reading)(critic, optimizer, penalty, real, fake, lambda_gp)
    return (critic(real).mean() - critic(fake).mean()).item()


WRONG = {
    "generator_loss": [
        ("generator_loss.sign", np.mean),
        ("generator_loss.sum", lambda scores: -np.sum(scores)),
        ("generator_loss.log", lambda scores: -np.mean(np.log(1 / (1 + np.exp(-scores))))),
        ("generator_loss.minimax", lambda scores: np.mean(np.log(1 - 1 / (1 + np.exp(-scores))))),
        ("generator_loss.sigmoid", lambda scores: -np.mean(1 / (1 + np.exp(-scores)))),
        ("generator_loss.log of a score", lambda scores: -np.mean(np.log(scores))),
        ("generator_loss.log of its rest", lambda scores: np.mean(np.log(1 - scores))),
        ("generator_loss.shifted", lambda scores: 1 - np.mean(scores)),
        ("any.value", lambda scores: -np.median(scores)),
        ("any.error at", lambda scores: -torch.mean(scores)),
        ("generator_loss.absolute", lambda scores: np.mean(abs(scores))),
        ("any.shape", lambda scores: -scores),
        ("any.nan", lambda scores: -np.mean(np.log(-1 - abs(scores)))),
        ("any.constant", lambda scores: 0.0),
    ],
    "best_slope": [
        ("best_slope.ideal", lambda distance, lambda_gp: 1),
        ("best_slope.two", lambda distance, lambda_gp: 1 + distance / lambda_gp),
        ("best_slope.one", lambda distance, lambda_gp: distance / (2 * lambda_gp)),
        ("best_slope.upside down", lambda distance, lambda_gp: 1 + 2 * lambda_gp / distance),
        ("best_slope.brackets", lambda distance, lambda_gp: 1 + distance / 2 * lambda_gp),
        ("any.rounded", lambda distance, lambda_gp: round(1 + distance / (2 * lambda_gp), 3)),
        ("any.value", lambda distance, lambda_gp: 1 + math.sqrt(distance / lambda_gp)),
        ("best_slope.sign", lambda distance, lambda_gp: 1 - distance / (2 * lambda_gp)),
        ("best_slope.reading", lambda distance, lambda_gp: distance + distance**2 / (2 * lambda_gp)),
        ("best_slope.gain", lambda distance, lambda_gp: distance + distance**2 / (4 * lambda_gp)),
        ("any.constant", lambda distance, lambda_gp: 1.05),
        ("any.input", lambda distance, lambda_gp: lambda_gp),
    ],
    "gradient_penalty": [
        ("penalty.batch", penalty(lambda g: (g.norm() - 1) ** 2)),
        ("penalty.pixel", penalty(lambda g: ((g.abs() - 1) ** 2).mean())),
        ("penalty.images", penalty(lambda g: ((g.norm(dim=1) - 1) ** 2).mean())),
        ("penalty.alpha axes", penalty_with_one_axis),
        ("penalty.mean score", penalty(lambda g: ((norms(g / len(g)) - 1) ** 2).mean())),
        ("any.error at", lambda critic, real, fake, alpha: critic(alpha * real + (1 - alpha) * fake)),
        ("penalty.value", penalty(lambda g: ((g.flatten(1).abs().sum(1) - 1) ** 2).mean())),
        ("penalty.mean first", penalty(lambda g: (norms(g).mean() - 1) ** 2)),
        ("penalty.square", penalty(lambda g: ((norms(g) ** 2 - 1) ** 2).mean())),
        ("penalty.no one", penalty(lambda g: (norms(g) ** 2).mean())),
        ("penalty.one-sided", penalty(lambda g: (torch.relu(norms(g) - 1) ** 2).mean())),
        ("penalty.absolute", penalty(lambda g: (norms(g) - 1).abs().mean())),
        ("penalty.unsquared", penalty(lambda g: (norms(g) - 1).mean())),
        ("penalty.sum", penalty(lambda g: ((norms(g) - 1) ** 2).sum())),
        ("penalty.lambda", penalty(lambda g: 10 * mean_square(g))),
        ("penalty.alpha reversed", penalty(mean_square, lambda real, fake, t: (1 - t) * real + t * fake)),
        ("penalty.at real", penalty(mean_square, lambda real, fake, t: real)),
        ("penalty.at fake", penalty(mean_square, lambda real, fake, t: fake)),
        ("penalty.value", penalty(mean_square, lambda real, fake, t: (real + fake) / 2)),
        ("penalty.graph", penalty(mean_square, create_graph=False)),
        ("penalty.graph", lambda *given: penalty(mean_square)(*given).item()),
        ("any.shape", penalty(lambda g: (norms(g) - 1) ** 2)),
        ("any.constant", lambda critic, real, fake, alpha: 0.25),
    ],
    "critic_step": [
        ("critic_step.sign", step(lambda reading, gp, lam: reading - lam * gp)),
        ("critic_step.gain sign", step(lambda reading, gp, lam: reading + lam * gp)),
        ("critic_step.penalty sign", step(lambda reading, gp, lam: -reading - lam * gp)),
        ("critic_step.no penalty", step(lambda reading, gp, lam: -reading)),
        ("critic_step.lambda", step(lambda reading, gp, lam: gp - reading)),
        ("critic_step.zero", step(lambda reading, gp, lam: lam * gp - reading, zero=False)),
        ("critic_step.still", step(lambda reading, gp, lam: lam * gp - reading, move=False)),
        ("critic_step.no gain", step(lambda reading, gp, lam: lam * gp - reading.item())),
        ("critic_step.still", step_that_clears_too_early),
        ("critic_step.elsewhere", step_twice),
        ("critic_step.reading", step_read_afterwards),
        ("critic_step.elsewhere", step(lambda reading, gp, lam: 10 * gp - torch.sigmoid(reading))),
        ("critic_step.reading sign", step(lambda reading, gp, lam: lam * gp - reading, told=-1)),
        ("critic_step.reading", step(lambda reading, gp, lam: lam * gp - reading, told=0)),
        ("critic_step.still", lambda *given: 0.0),
    ],
}  # fmt: skip
