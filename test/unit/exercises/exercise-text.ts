/** An exercise.yaml as an author would write it; tests replace parts of it. */
export const exerciseText = `id: linear
title: { pt-BR: Linear, en: Linear }
summary: { pt-BR: Uma camada., en: One layer. }
lecture: A7

symbols: { m: [3, 7], n: [5, 11] }
inputs:
  X: { shape: [m, n], draw: normal }
  w: { shape: [m, 1], draw: normal, scale: 1/sqrt(m) }
  g: { oneOf: [tanh, relu] }

functions:
  forward:
    arguments: [X, w, g]
    returns: { A: { value: A }, J: { value: J }, cache: opaque }
  backward:
    arguments: [cache]
    returns:
      dA: { gradient: A, times: n }
      dw: { gradient: w, from: [dA] }

tasks:
  - { id: loss, title: { pt-BR: Custo, en: Loss }, points: 2, checks: [A, J] }
  - { id: gradients, title: { pt-BR: Gradientes, en: Gradients }, points: 8, checks: [dA, dw] }

cases:
  - { id: ordinary, count: 5, public: 2 }
  - { id: one-example, sizes: { n: 1 }, public: 1 }
  - { id: stretched, scale: { X: 100 }, confirming: true }
`;
