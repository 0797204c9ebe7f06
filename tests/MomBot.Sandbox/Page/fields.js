// The fields a form may hold. Each knows its element, its value, and in plain words what is wrong with it.
import { h } from './dom.js';
import { choicesOf } from './choices.js';

export function fieldFor(component, about) {
  switch (component.type) {
    case 4: return textField(component, about);
    case 3: case 5: case 6: case 7: case 8: return selectField(component, about);
    case 19: return fileField(component, about);
    case 21: return groupField(component, about, 'radio');
    case 22: return groupField(component, about, 'checkbox');
    case 23: return checkboxField(component, about);
    default: return unknownField(component);
  }
}

const marker = element => wrong => {
  if (wrong) element.setAttribute('aria-invalid', 'true');
  else element.removeAttribute('aria-invalid');
};

function textField(component, { id, describedBy }) {
  const required = component.required !== false;
  const long = component.style === 2;
  const input = h(long ? 'textarea' : 'input', {
    id, 'aria-describedby': describedBy, required, autocomplete: 'off', placeholder: component.placeholder,
    rows: long ? 4 : undefined, maxlength: component.max_length, value: component.value ?? '',
  });
  const left = component.max_length && h('p', { class: 'small count', 'aria-hidden': 'true' });
  const count = () => { if (left) left.textContent = `${input.value.length} of ${component.max_length}`; };
  input.addEventListener('input', count);
  count();
  return {
    required, element: [input, left], value: () => input.value, focus: () => input.focus(), mark: marker(input),
    problem: () => {
      const length = input.value.trim().length;
      if (required && length === 0) return 'This one is needed.';
      if (length > 0 && length < (component.min_length ?? 0)) {
        return `A little more, please: at least ${component.min_length} characters.`;
      }
      return input.value.length > (component.max_length ?? 4000) ? `At most ${component.max_length} characters.` : null;
    },
  };
}

function counted(count, component, required) {
  const min = component.min_values ?? (required ? 1 : 0);
  const max = component.max_values ?? (component.type === 22 ? component.options.length : 1);
  if (count === 0 && !required) return null;
  if (count === 0) return 'Please choose one.';
  if (count < min) return `Please choose at least ${min}.`;
  return count > max ? `Please choose at most ${max}.` : null;
}

function selectField(component, about) {
  const choices = choicesOf(component);
  const many = (component.max_values ?? 1) > 1;
  if (many) return groupField({ ...component, options: choices }, about, 'checkbox');
  const required = component.required !== false;
  const preset = choices.find(choice => choice.default)?.value ?? '';
  const select = h('select', { id: about.id, required, 'aria-describedby': about.describedBy },
    h('option', { value: '' }, component.placeholder ?? 'Choose…'),
    choices.map(choice => h('option', { value: choice.value },
      [choice.emoji?.name, choice.description ? `${choice.label} – ${choice.description}` : choice.label]
        .filter(Boolean).join(' '))));
  select.value = preset;
  return {
    required, element: select, focus: () => select.focus(), mark: marker(select),
    value: () => select.value === '' ? [] : [select.value],
    problem: () => counted(select.value === '' ? 0 : 1, component, required),
  };
}

/** Radio buttons or checkboxes under one label. */
function groupField(component, { id, describedBy }, kind) {
  const required = component.required !== false && component.min_values !== 0;
  const inputs = [];
  const rows = component.options.map((option, index) => {
    const input = h('input', {
      type: kind, id: `${id}-${index}`, name: id, value: option.value, checked: option.default,
      'aria-describedby': option.description ? `${id}-${index}-more` : undefined,
    });
    inputs.push(input);
    return h('div', { class: 'option' }, input, h('label', { for: input.id }, [option.emoji?.name, option.label]
      .filter(Boolean).join(' ')),
    option.description && h('p', { class: 'small', id: `${id}-${index}-more` }, option.description));
  });
  const chosen = () => inputs.filter(input => input.checked).map(input => input.value);
  const box = h('div', { class: 'options' }, rows);
  return {
    required, grouped: true, role: kind === 'radio' ? 'radiogroup' : 'group', element: box,
    value: () => kind === 'radio' ? chosen()[0] ?? null : chosen(),
    focus: () => (inputs.find(input => input.checked) ?? inputs[0])?.focus(),
    mark: wrong => inputs.forEach(input => marker(input)(wrong)),
    problem: () => counted(chosen().length, component, required), describedBy,
  };
}

function checkboxField(component, { id, describedBy }) {
  const input = h('input', { type: 'checkbox', id, checked: component.default, 'aria-describedby': describedBy });
  return {
    required: true, element: h('div', { class: 'option' }, input, h('span', { 'aria-hidden': 'true' }, 'Yes')),
    value: () => input.checked, focus: () => input.focus(), mark: marker(input), problem: () => null,
  };
}

function fileField(component, { id, describedBy }) {
  const required = component.required !== false;
  const max = component.max_values ?? 1;
  const input = h('input', {
    type: 'file', id, multiple: max > 1, required, 'aria-describedby': describedBy,
    accept: accepts(component),
  });
  return {
    required, element: input, focus: () => input.focus(), mark: marker(input), value: () => [],
    files: () => Promise.all([...input.files].map(fileFrom)),
    problem: () => counted(input.files.length, component, required),
  };
}

/** What a browser offers to choose from: image stands for every kind of picture, .pdf for itself. */
export const accepts = offered => offered.file_types?.map(each => each.startsWith('.') ? each : `${each}/*`).join(',');

/** A file as the control API takes it. */
export async function fileFrom(file) {
  return { name: file.name, content_type: file.type || undefined, base64: await base64(file) };
}

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}

function unknownField(component) {
  return {
    required: false, element: h('p', { class: 'small' }, `(This page does not know fields of type ${component.type}.)`),
    value: () => [], focus: () => {}, mark: () => {}, problem: () => null,
  };
}
