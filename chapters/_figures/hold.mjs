// What a reader takes hold of in a drawing, by mouse, finger or keys. A grip moves one control, or one across and one up:
//   label  what it is, for those who do not see it
//   at     state -> [x, y], its place in the drawing
//   x, y   [name of a control, how far one of its units is in the drawing, to the right or down]; one of them may be missing.
//          The distance may be a function of the state. Where it is not the same everywhere, a third entry gives the value
//          for a place: (x or y, state) -> value
//   field  [left, top, right, bottom]: a press in it brings the grip there, and so does a mouse that moves over it
//   part   the term of the figure's equation that it belongs to

const ARROWS = { ArrowRight: ["x", 1], ArrowLeft: ["x", -1], ArrowUp: ["y", -1], ArrowDown: ["y", 1] };

const bound = (limit, state) => (typeof limit === "function" ? limit(state) : limit);

/** The smallest and largest value of a control; both may depend on the state. */
export const range = ({ min, max }, state) => [bound(min, state), bound(max, state)];

/** The nearest value that a control can have. */
export function snap(control, state, value) {
  const [min, max] = range(control, state);
  return Number((min + Math.round((Math.min(max, Math.max(min, value)) - min) / control.step) * control.step).toFixed(9));
}

const main = (grip) => (grip.x ?? grip.y)[0];

/** The controls that a key changes, name -> new value; null if the key means nothing here. Arrows go as they point. */
export function keyed(grip, controls, state, key) {
  const to = (name, value) => ({ [name]: snap(controls[name], state, value) });
  const [min, max] = range(controls[main(grip)], state);
  if (key === "Home" || key === "End") return to(main(grip), key === "Home" ? min : max);
  if (key === "PageUp" || key === "PageDown") return to(main(grip), state[main(grip)] + (key === "PageUp" ? 10 : -10) * controls[main(grip)].step);
  if (!ARROWS[key]) return null;
  const [axis, way] = ARROWS[key];
  if (!grip[axis]) return to(main(grip), state[main(grip)] + (key === "ArrowRight" || key === "ArrowUp" ? 1 : -1) * controls[main(grip)].step);
  const [name, far] = grip[axis];
  return to(name, state[name] + way * Math.sign(bound(far, state)) * controls[name].step);
}

/** The controls' values when the grip has been brought so far from where it was in this state. */
export function brought(grip, controls, state, [dx, dy]) {
  const found = {}, at = grip.at(state);
  for (const [axis, far, from] of [[grip.x, dx, at[0]], [grip.y, dy, at[1]]]) {
    if (!axis) continue;
    const [name, unit, valueAt] = axis;
    found[name] = snap(controls[name], state, valueAt ? valueAt(from + far, state) : state[name] + far / bound(unit, state));
  }
  return found;
}

/** A grip as it stands in the page, before anybody takes hold of it. */
export function markup(grip, state) {
  const [x, y] = grip.at(state);
  const part = grip.part ? ` data-part="${grip.part}"` : "";
  return `<g class="grip" role="slider" tabindex="0" data-control="${main(grip)}" aria-label="${grip.label}" aria-valuenow="${state[main(grip)]}"${part} transform="translate(${x.toFixed(1)} ${y.toFixed(1)})"><circle class="reach" r="18"/><circle class="knob" r="7"/></g>`;
}

/** Put a grip where the state has it, and tell it to those who hear it. */
export function settle(element, grip, controls, state) {
  const [x, y] = grip.at(state), [min, max] = range(controls[main(grip)], state);
  const words = [grip.x, grip.y].filter(Boolean).map(([name]) => controls[name].words?.(state[name], state) ?? String(state[name]));
  element.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  Object.entries({ valuemin: min, valuemax: max, valuenow: state[main(grip)], valuetext: words.join(", ") }).forEach(([name, value]) => element.setAttribute(`aria-${name}`, value));
}

/** Let readers take hold of a figure's grips. figure: has state, grips, controls, change(values), hush(whether). */
export function hold(figure, svg) {
  const { grips, controls } = figure.constructor;
  const elements = [...svg.querySelectorAll(".grip")];
  let held = null;
  const place = (event) => {
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [x, y];
  };
  const over = ([x, y]) => grips.findIndex(({ field: f }) => f && x >= f[0] && y >= f[1] && x <= f[2] && y <= f[3]);
  const drag = (grip, state, from, to) => figure.change(brought(grip, controls, state, [to[0] - from[0], to[1] - from[1]]));

  elements.forEach((element, k) => element.addEventListener("keydown", (event) => {
    const values = !event.altKey && !event.ctrlKey && !event.metaKey && keyed(grips[k], controls, figure.state, event.key);
    if (!values) return;
    event.preventDefault();
    figure.change(values);
  }));
  svg.addEventListener("pointerdown", (event) => {
    const at = place(event), own = elements.indexOf(event.target.closest(".grip"));
    const k = own < 0 ? over(at) : own;
    if (k < 0 || event.button) return;
    event.preventDefault(); // else the words of the drawing are selected
    elements[k].focus({ preventScroll: true });
    svg.setPointerCapture(event.pointerId);
    figure.hush(true); // the sentence is read out when it has stopped
    held = { grip: grips[k], state: figure.state, from: own < 0 ? grips[k].at(figure.state) : at };
    if (own < 0) drag(held.grip, held.state, held.from, at);
  });
  svg.addEventListener("pointermove", (event) => {
    const at = place(event);
    if (held) return drag(held.grip, held.state, held.from, at);
    const k = event.pointerType === "mouse" && !event.buttons ? over(at) : -1;
    if (k >= 0) drag(grips[k], figure.state, grips[k].at(figure.state), at);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, () => {
      if (held) figure.hush(false);
      held = null;
    });
  }
}
