/**
 * Where Discord's description is not what Discord's documentation says, or Prism not what the description says; each
 * with its reason. Where the two of Discord's differ, the documentation holds.
 */
export const known = [
  [/%40(original|me)\b.*request\.path/, 'A library may write @original and @me so; Prism then takes them for an id.'],
  [/\(multipart\).*request\.body/, 'Uploading Files: the body stands in payload_json; Prism looks for bare form fields.'],
  [/request\.body\S*\.(permissions|allow|deny): .* must be integer,null/, 'Permissions: sent as strings of digits.'],
  [/typing (500|502) response: Unable to match/, 'The walk has set this fault itself, and no description knows it.'],
];
