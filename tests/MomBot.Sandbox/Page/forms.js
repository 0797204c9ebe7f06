// A bot's form: each part with its label, its description and its own error, checked before it is sent.
import { act, show } from './actions.js';
import { byId, freshId, h } from './dom.js';
import { fieldFor } from './fields.js';
import { markdown } from './markdown.js';

/** Opens the form; focus goes to its first field and comes back to where it was. */
export function openForm(modal, interaction) {
  const opener = document.activeElement;
  const dialog = byId('form');
  const fields = [];
  const title = h('h2', { id: 'form-title' }, modal.title ?? 'Form');
  const problem = h('div', { role: 'alert' });
  const send = h('button', { class: 'primary', type: 'submit' }, 'Submit');
  const parts = (modal.components ?? []).map(component => part(component, fields));
  const form = h('form', { novalidate: true }, title, problem, parts,
    h('div', { class: 'buttons' },
      h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'), send));

  form.addEventListener('submit', async event => {
    event.preventDefault();
    const wrong = fields.filter(field => !field.check());
    if (wrong.length > 0) {
      wrong[0].focus();
      return;
    }
    send.disabled = true;
    send.textContent = 'Sending…';
    problem.replaceChildren();
    try {
      const submit = await answersOf(fields, interaction);
      const result = await act({ submit });
      dialog.close();
      show(result);
    } catch (error) {
      problem.replaceChildren(h('p', { class: 'notice problem' }, error.message));
    } finally {
      send.disabled = false;
      send.textContent = 'Submit';
    }
  });

  dialog.replaceChildren(form);
  dialog.onclose = () => (opener?.isConnected ? opener : byId('line')).focus();
  dialog.showModal();
  (fields[0] ?? { focus: () => send.focus() }).focus();
  dialog.scrollTop = 0; // one reads from the title on, though the first field has the focus
}

async function answersOf(fields, interaction) {
  const submit = { interaction, fields: {} };
  for (const field of fields) {
    if (field.files) {
      const files = await field.files();
      if (files.length > 0) submit.files = { ...submit.files, [field.id]: files };
    } else {
      submit.fields[field.id] = field.value();
    }
  }
  return submit;
}

function part(component, fields) {
  switch (component.type) {
    case 10:
      return h('div', { class: 'prose' }, markdown(component.content));
    case 1:
      return (component.components ?? []).map(child => labelled(child.label ?? '', null, child, fields));
    case 18:
      return labelled(component.label, component.description, component.component, fields);
    default:
      return h('p', { class: 'small' }, `(This page does not know form parts of type ${component.type}.)`);
  }
}

/** A label, a description, a field and the place for its error, tied together for screen readers. */
function labelled(label, description, component, fields) {
  const ids = { field: freshId('field'), label: freshId('label'), hint: freshId('hint'), error: freshId('error') };
  const error = h('p', { class: 'field-error', id: ids.error });
  const describedBy = `${description ? `${ids.hint} ` : ''}${ids.error}`;
  const field = fieldFor(component, { id: ids.field, labelledBy: ids.label, describedBy, label });
  fields.push({
    ...field,
    id: component.custom_id,
    check: () => {
      const words = field.problem();
      error.textContent = words ?? '';
      field.mark(Boolean(words));
      return !words;
    },
  });
  const optional = field.required ? null : h('span', { class: 'optional' }, ' (optional)');
  const hint = description && h('p', { class: 'small', id: ids.hint }, description);
  return field.grouped
    ? h('div', { class: 'field', role: field.role, 'aria-labelledby': ids.label, 'aria-describedby': describedBy },
      h('p', { class: 'label', id: ids.label }, label, optional), hint, field.element, error)
    : h('div', { class: 'field' },
      h('label', { class: 'label', id: ids.label, for: ids.field }, label, optional), hint, field.element, error);
}
