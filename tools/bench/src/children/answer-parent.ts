/** What a child can be asked, by name. */
export type Handlers = Readonly<Record<string, (input: never) => unknown>>;

type Question = { readonly id: number; readonly name: string; readonly input: unknown };
export type Answer = { readonly id: number; readonly result?: unknown; readonly failure?: string };

/** Answers the parent's questions until the parent leaves, however it does. */
export const answerParent = (handlers: Handlers): void => {
  const handlerOf = new Map(Object.entries(handlers));
  process.on('message', (message) => void reply(handlerOf, message as Question));
  process.on('disconnect', () => process.exit());
};

const reply = async (
  handlerOf: ReadonlyMap<string, Handlers[string]>,
  { id, name, input }: Question,
): Promise<void> => {
  try {
    const result = await handlerOf.get(name)?.(input as never);
    send({ id, result });
  } catch (cause) {
    send({ id, failure: cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause) });
  }
};

const send = (answer: Answer): void => void process.send?.(answer);
