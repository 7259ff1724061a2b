import type ivm from 'isolated-vm';

const SEED = 0x1f7_2100;

export type HarnessReferences<Name extends string> = { readonly [name in Name]: ivm.Reference };

/** Hardens the context and takes hold of the harness functions; nothing else in the isolate can reach them. */
export async function bootHarness<Name extends string>(
  entry: ivm.Module,
  names: readonly Name[],
): Promise<HarnessReferences<Name>> {
  const boot: ivm.Reference = await entry.namespace.get('boot', { reference: true });
  const booted: ivm.Reference = await boot.apply(undefined, [SEED], {
    result: { reference: true },
  });
  const unhardened: unknown = await booted.get('unhardened', { copy: true });
  if (unhardened !== '')
    throw new Error(`An isolate could not be hardened: ${String(unhardened)}.`);
  const harness: ivm.Reference = await booted.get('harness', { reference: true });
  const references = await Promise.all(
    names.map(async (name) => [name, await harness.get(name, { reference: true })] as const),
  );
  // One entry was made for each of the names.
  return Object.fromEntries(references) as HarnessReferences<Name>;
}
