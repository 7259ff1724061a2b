/** What Monaco shows of np; a test keeps its names equal to those of the implementation. */
declare module 'np' {
  /** Listas aninhadas de números, todas do mesmo comprimento em cada nível. — Nested lists of numbers, of equal lengths at each level. */
  export type Nested = readonly (boolean | Operand)[];

  /** Tudo o que as funções aceitam como arranjo. — Whatever the functions accept as an array. */
  export type Operand =
    | NdArray
    | number
    | Nested
    | Float64Array
    | Float32Array
    | Int32Array
    | Uint8Array;

  /** O mesmo, sem um número solto; vem primeiro, para que valores sem tipo contem como arranjos. — The same without a lone number; it comes first, so that untyped values count as arrays. */
  export type ArrayOperand = Exclude<Operand, number>;

  /** Um tamanho ou uma lista de tamanhos. — A size or a list of sizes. */
  export type Shape = number | readonly number[];

  /** Arranjo imutável de números, por linhas. — An immutable array of numbers, row by row. */
  export interface NdArray {
    /**
     * Tamanho de cada eixo.
     *
     * Size along each axis.
     *
     * @example const [m, n] = A.shape;
     */
    readonly shape: readonly number[];
    /**
     * Quantidade de números.
     *
     * How many numbers there are.
     *
     * @example np.zeros([2, 3]).size // 6
     */
    readonly size: number;
    /**
     * Quantidade de eixos.
     *
     * How many axes there are.
     *
     * @example np.zeros([2, 3]).ndim // 2
     */
    readonly ndim: number;
    /**
     * Transposta: (m, n) → (n, m).
     *
     * Transpose: (m, n) → (n, m).
     *
     * @example np.matmul(dZ, A.T)
     */
    readonly T: NdArray;
    /**
     * O número na posição dada; índices negativos contam do fim.
     *
     * The number at a position; negative indices count from the end.
     *
     * @example A.at(0, 2)
     */
    at(...indices: number[]): number;
    /**
     * O único número de um arranjo de tamanho 1.
     *
     * The only number of an array of size 1.
     *
     * @example np.array([[5]]).item() // 5
     */
    item(): number;
    /**
     * Listas aninhadas com os mesmos números.
     *
     * Nested lists of the same numbers.
     *
     * @example A.tolist()[0][2]
     */
    // eslint-disable-next-line typescript/no-explicit-any -- how deep the lists go depends on the shape
    tolist(): any;
    /**
     * Os mesmos números em outro formato; um −1 vale o que faltar.
     *
     * The same numbers in another shape; one −1 stands for what remains.
     *
     * @example A.reshape(3, -1)
     */
    reshape(...shape: number[]): NdArray;
    reshape(shape: readonly number[]): NdArray;
    /**
     * Uma cópia.
     *
     * A copy.
     *
     * @example A.copy()
     */
    copy(): NdArray;
  }

  /** Eixo que desaparece (todos, se ausente) e se ele fica com tamanho 1. — The axis that goes away (all if absent) and whether it stays with size 1. */
  export interface ReductionOptions {
    readonly axis?: number;
    readonly keepdims?: boolean;
  }

  /**
   * Arranjo a partir de listas aninhadas.
   *
   * Array from nested lists.
   *
   * @example np.array([[1, 2], [3, 4]]) // (2, 2)
   */
  export function array(values: Operand): NdArray;

  /**
   * Arranjo de zeros.
   *
   * Array of zeros.
   *
   * @example np.zeros([2, 3]) // (2, 3)
   */
  export function zeros(shape: Shape): NdArray;

  /**
   * Arranjo de uns.
   *
   * Array of ones.
   *
   * @example np.ones([2, 3]) // (2, 3)
   */
  export function ones(shape: Shape): NdArray;

  /**
   * Zeros no formato de outro arranjo.
   *
   * Zeros in the shape of another array.
   *
   * @example np.zerosLike(W)
   */
  export function zerosLike(a: Operand): NdArray;

  /**
   * Arranjo com o mesmo valor em toda parte.
   *
   * Array with one value everywhere.
   *
   * @example np.full([2, 3], 0.5) // (2, 3)
   */
  export function full(shape: Shape, value: number): NdArray;

  /**
   * Números de start até antes de stop, de step em step.
   *
   * Numbers from start to before stop in steps.
   *
   * @example np.arange(4) // [0, 1, 2, 3], (4,)
   */
  export function arange(stop: number): NdArray;
  export function arange(start: number, stop: number, step?: number): NdArray;

  /**
   * Os mesmos números em outro formato; um −1 vale o que faltar.
   *
   * The same numbers in another shape; one −1 stands for what remains.
   *
   * @example np.reshape(x, [1, -1]) // (n,) → (1, n)
   */
  export function reshape(a: Operand, shape: Shape): NdArray;

  /**
   * Inverte os eixos: (m, n) → (n, m).
   *
   * Reverses the axes: (m, n) → (n, m).
   *
   * @example np.transpose(W)
   */
  export function transpose(a: Operand): NdArray;

  /**
   * Junta arranjos ao longo de um eixo (0, se ausente).
   *
   * Joins arrays along an axis (0 if absent).
   *
   * @example np.concatenate([A, B], { axis: 1 }) // (m, p) e (m, q) → (m, p + q)
   */
  export function concatenate(
    arrays: readonly Operand[],
    options?: { readonly axis?: number },
  ): NdArray;

  /**
   * Troca o sinal.
   *
   * Changes the sign.
   *
   * @example np.negative(A)
   */
  export function negative(a: ArrayOperand): NdArray;
  export function negative(a: number): number;
  export function negative(a: Operand): NdArray;

  /**
   * eˣ, elemento a elemento.
   *
   * eˣ, entry by entry.
   *
   * @example np.exp(Z)
   */
  export function exp(a: ArrayOperand): NdArray;
  export function exp(a: number): number;
  export function exp(a: Operand): NdArray;

  /**
   * Logaritmo natural.
   *
   * Natural logarithm.
   *
   * @example np.log(A)
   */
  export function log(a: ArrayOperand): NdArray;
  export function log(a: number): number;
  export function log(a: Operand): NdArray;

  /**
   * log(1 + x), preciso perto de 0.
   *
   * log(1 + x), accurate near 0.
   *
   * @example np.log1p(x)
   */
  export function log1p(a: ArrayOperand): NdArray;
  export function log1p(a: number): number;
  export function log1p(a: Operand): NdArray;

  /**
   * Raiz quadrada.
   *
   * Square root.
   *
   * @example np.sqrt(v)
   */
  export function sqrt(a: ArrayOperand): NdArray;
  export function sqrt(a: number): number;
  export function sqrt(a: Operand): NdArray;

  /**
   * Valor absoluto.
   *
   * Absolute value.
   *
   * @example np.abs(A)
   */
  export function abs(a: ArrayOperand): NdArray;
  export function abs(a: number): number;
  export function abs(a: Operand): NdArray;

  /**
   * Tangente hiperbólica.
   *
   * Hyperbolic tangent.
   *
   * @example np.tanh(Z)
   */
  export function tanh(a: ArrayOperand): NdArray;
  export function tanh(a: number): number;
  export function tanh(a: Operand): NdArray;

  /**
   * Soma elemento a elemento, com broadcasting: (m, n) + (m, 1) → (m, n).
   *
   * Adds entry by entry, broadcasting: (m, n) + (m, 1) → (m, n).
   *
   * @example np.add(np.matmul(W, X), b)
   */
  export function add(a: ArrayOperand, b: Operand): NdArray;
  export function add(a: Operand, b: ArrayOperand): NdArray;
  export function add(a: number, b: number): number;
  export function add(a: Operand, b: Operand): NdArray;

  /**
   * Subtrai elemento a elemento, com broadcasting.
   *
   * Subtracts entry by entry, broadcasting.
   *
   * @example np.subtract(A, Y)
   */
  export function subtract(a: ArrayOperand, b: Operand): NdArray;
  export function subtract(a: Operand, b: ArrayOperand): NdArray;
  export function subtract(a: number, b: number): number;
  export function subtract(a: Operand, b: Operand): NdArray;

  /**
   * Multiplica elemento a elemento, com broadcasting (não é o produto de matrizes).
   *
   * Multiplies entry by entry, broadcasting (not the matrix product).
   *
   * @example np.multiply(dA, slope)
   */
  export function multiply(a: ArrayOperand, b: Operand): NdArray;
  export function multiply(a: Operand, b: ArrayOperand): NdArray;
  export function multiply(a: number, b: number): number;
  export function multiply(a: Operand, b: Operand): NdArray;

  /**
   * Divide elemento a elemento, com broadcasting.
   *
   * Divides entry by entry, broadcasting.
   *
   * @example np.divide(dW, n)
   */
  export function divide(a: ArrayOperand, b: Operand): NdArray;
  export function divide(a: Operand, b: ArrayOperand): NdArray;
  export function divide(a: number, b: number): number;
  export function divide(a: Operand, b: Operand): NdArray;

  /**
   * Potência elemento a elemento.
   *
   * Power entry by entry.
   *
   * @example np.power(A, 2)
   */
  export function power(a: ArrayOperand, b: Operand): NdArray;
  export function power(a: Operand, b: ArrayOperand): NdArray;
  export function power(a: number, b: number): number;
  export function power(a: Operand, b: Operand): NdArray;

  /**
   * O maior dos dois, elemento a elemento.
   *
   * The larger of two, entry by entry.
   *
   * @example np.maximum(Z, 0)
   */
  export function maximum(a: ArrayOperand, b: Operand): NdArray;
  export function maximum(a: Operand, b: ArrayOperand): NdArray;
  export function maximum(a: number, b: number): number;
  export function maximum(a: Operand, b: Operand): NdArray;

  /**
   * O menor dos dois, elemento a elemento.
   *
   * The smaller of two, entry by entry.
   *
   * @example np.minimum(Z, 1)
   */
  export function minimum(a: ArrayOperand, b: Operand): NdArray;
  export function minimum(a: Operand, b: ArrayOperand): NdArray;
  export function minimum(a: number, b: number): number;
  export function minimum(a: Operand, b: Operand): NdArray;

  /**
   * 1 onde a > b, 0 onde não.
   *
   * 1 where a > b, else 0.
   *
   * @example np.greater(Z, 0)
   */
  export function greater(a: ArrayOperand, b: Operand): NdArray;
  export function greater(a: Operand, b: ArrayOperand): NdArray;
  export function greater(a: number, b: number): number;
  export function greater(a: Operand, b: Operand): NdArray;

  /**
   * 1 onde a < b, 0 onde não.
   *
   * 1 where a < b, else 0.
   *
   * @example np.less(Z, 0)
   */
  export function less(a: ArrayOperand, b: Operand): NdArray;
  export function less(a: Operand, b: ArrayOperand): NdArray;
  export function less(a: number, b: number): number;
  export function less(a: Operand, b: Operand): NdArray;

  /**
   * 1 onde a = b, 0 onde não.
   *
   * 1 where a = b, else 0.
   *
   * @example np.equal(labels, 1)
   */
  export function equal(a: ArrayOperand, b: Operand): NdArray;
  export function equal(a: Operand, b: ArrayOperand): NdArray;
  export function equal(a: number, b: number): number;
  export function equal(a: Operand, b: Operand): NdArray;

  /**
   * Produto de matrizes: (m, k) @ (k, n) → (m, n).
   *
   * Matrix product: (m, k) @ (k, n) → (m, n).
   *
   * @example np.matmul(W, X)
   */
  export function matmul(a: Operand, b: Operand): NdArray;

  /**
   * Produto interno de vetores (um número); com matrizes, o mesmo que matmul.
   *
   * Inner product of vectors (a number); for matrices the same as matmul.
   *
   * @example np.dot([1, 2], [3, 4]) // 11
   */
  export function dot(a: readonly number[], b: readonly number[]): number;
  export function dot(a: Operand, b: Operand): NdArray;

  /**
   * a onde a condição não é 0, b onde é.
   *
   * a where the condition is not 0, b where it is.
   *
   * @example np.where(np.greater(Z, 0), 1, 0.01)
   */
  export function where(condition: Operand, a: Operand, b: Operand): NdArray;

  /**
   * Soma de tudo (um número) ou ao longo de um eixo: (m, n) → (m, 1).
   *
   * Sum of everything (a number) or along an axis: (m, n) → (m, 1).
   *
   * @example np.sum(dZ, { axis: 1, keepdims: true })
   */
  export function sum(
    a: Operand,
    options?: { readonly axis?: undefined; readonly keepdims?: false },
  ): number;
  export function sum(a: Operand, options: ReductionOptions): NdArray;

  /**
   * Média de tudo (um número) ou ao longo de um eixo.
   *
   * Mean of everything (a number) or along an axis.
   *
   * @example np.mean(losses)
   */
  export function mean(
    a: Operand,
    options?: { readonly axis?: undefined; readonly keepdims?: false },
  ): number;
  export function mean(a: Operand, options: ReductionOptions): NdArray;

  /**
   * O maior de todos (um número) ou ao longo de um eixo.
   *
   * The largest of all (a number) or along an axis.
   *
   * @example np.max(Z, { axis: 0, keepdims: true })
   */
  export function max(
    a: Operand,
    options?: { readonly axis?: undefined; readonly keepdims?: false },
  ): number;
  export function max(a: Operand, options: ReductionOptions): NdArray;

  /**
   * Posição do maior, no todo (um número) ou ao longo de um eixo.
   *
   * Position of the largest, of all (a number) or along an axis.
   *
   * @example np.argmax(A, { axis: 0 })
   */
  export function argmax(
    a: Operand,
    options?: { readonly axis?: undefined; readonly keepdims?: false },
  ): number;
  export function argmax(a: Operand, options: ReductionOptions): NdArray;

  /**
   * Limita os valores ao intervalo de low a high.
   *
   * Limits values to the interval from low to high.
   *
   * @example np.clip(A, 1e-12, 1 - 1e-12)
   */
  export function clip(a: number, low: number, high: number): number;
  export function clip(a: Operand, low: Operand, high: Operand): NdArray;

  /**
   * Verdadeiro se |a − b| ≤ atol + rtol · |b| em toda parte.
   *
   * True if |a − b| ≤ atol + rtol · |b| everywhere.
   *
   * @example np.allclose(A, B)
   */
  export function allclose(
    a: Operand,
    b: Operand,
    options?: { readonly rtol?: number; readonly atol?: number },
  ): boolean;
}
