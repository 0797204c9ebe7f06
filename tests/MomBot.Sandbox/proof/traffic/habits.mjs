/**
 * What the two libraries write otherwise than Discord's description has it, each by its exact name and with its reason.
 * Whatever is not named here is off. A step could not ask so that it conforms: all of these are put in by the library
 * itself, whatever one asks it for.
 *
 * A habit says whether it meets a value (by its name, and the request it stands in) and what the description would have
 * in its place; undefined leaves it out.
 */
const edit = ({ method, path }) => method === 'PATCH' && /\/messages\/[^/]+$/.test(path);
const callback = ({ path }) => path.endsWith('/callback');
const followup = ({ method, path }) => method === 'POST' && /^\/webhooks\/\d+\/[^/]+$/.test(path);
const post = ({ method, path, request }) => method === 'POST' && path.endsWith('/threads') && request?.message;
const overwrite = ({ method, path }) => method === 'PUT' && /\/permissions\/\d+$/.test(path);
const digits = value => typeof value === 'string' && /^\d+$/.test(value);

/** A number that is too large for JavaScript's, as conform.mjs hands it over. */
const isNumber = value => typeof value === 'string' && /^#\d+$/.test(value);

const habits = [
  {
    name: 'tts: false where nothing is read aloud', writer: 'both',
    why: 'The library writes it into every message; Discord leaves fields that it does not know aside.',
    meets: (field, value, asked) => field === 'tts' && value === false
      && (edit(asked) || callback(asked) || followup(asked) || post(asked)),
  },
  {
    name: 'enforce_nonce: false where there is no nonce', writer: 'discord-js',
    why: 'The library writes it into every message; Discord leaves fields that it does not know aside.',
    meets: (field, value, asked) => field === 'enforce_nonce' && value === false
      && (edit(asked) || callback(asked) || followup(asked) || post(asked)),
  },
  {
    name: 'permissions as a string of digits', writer: 'both',
    why: 'Permissions: "sent as strings", for they are larger than a number of JSON can be trusted with; '
      + 'the description has integers.',
    meets: (field, value) => ['permissions', 'allow', 'deny'].includes(field) && digits(value), instead: Number,
  },
  {
    name: 'id in the body of an overwrite', writer: 'both',
    why: 'The library writes down what stands in the path once more.',
    meets: (field, value, asked) => field === 'id' && overwrite(asked)
      && asked.path.endsWith(`/${String(value).replace('#', '')}`),
  },
  {
    name: 'type of a thread that begins at a message', writer: 'discord-js',
    why: 'Start Thread from Message: the type follows from the channel; the library writes it all the same.',
    meets: (field, value, { path }) => field === 'type' && [10, 11].includes(value)
      && /\/messages\/\d+\/threads$/.test(path),
  },
  {
    name: 'type: 11 of a post in a forum', writer: 'python-discord',
    why: 'A post has no other type; the library writes it all the same.',
    meets: (field, value, asked) => field === 'type' && value === 11 && Boolean(post(asked)),
  },
  {
    name: 'use_nested_fields in the address of a post in a forum', writer: 'python-discord',
    why: 'How Discord was asked before the body was documented; it is left aside since.',
    meets: (field, _, asked) => field === '?use_nested_fields' && Boolean(post(asked)),
  },
  {
    name: 'ids as numbers', writer: 'python-discord',
    why: 'Snowflakes: "the API accepts snowflakes as both integers and strings"; the description has strings only.',
    meets: (field, value) => isNumber(value) && /^(id|.*_id|users|roles|messages|applied_tags|role_ids)$/.test(field),
    instead: value => value.slice(1),
  },
  {
    name: 'the number of a file as a number', writer: 'python-discord',
    why: 'Uploading Files: the placeholder that points to files[n]; Discord\'s own example has a number.',
    meets: (field, value, asked) => field === 'id' && Number.isInteger(value) && value < 10
      && asked.parent === 'attachments',
    instead: String,
  },
  {
    name: 'nsfw of a command in a whole list', writer: 'python-discord',
    why: 'Application Command Object: a field of every command; the description forgets it where many are set at once.',
    meets: (field, value, { method, path }) => field === 'nsfw' && value === false && method === 'PUT'
      && path.endsWith('/commands'),
  },
  {
    name: 'animated: false of an ordinary emoji', writer: 'discord-js',
    why: 'Emoji Object: a field of every emoji; the description forgets it for those that are sent.',
    meets: (field, value, asked) => field === 'animated' && value === false && asked.parent === 'emoji',
  },
];

/** The habits of one library. */
export const habitsOf = library => habits.filter(habit => ['both', library].includes(habit.writer));
