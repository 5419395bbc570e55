/** The same function, which asks once a thing: for indexes over what a run does not change. */
export function onceFor<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const known = new WeakMap<Thing, { readonly made: Made }>();
  return (thing) => {
    let entry = known.get(thing);
    if (entry === undefined) known.set(thing, (entry = { made: make(thing) }));
    return entry.made;
  };
}
