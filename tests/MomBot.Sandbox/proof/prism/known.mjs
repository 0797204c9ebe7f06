/**
 * Where Discord's description is not what Discord's documentation says, or Prism not what the description says; each
 * with its reason. Where the two of Discord's differ, the documentation holds.
 */
export const known = [
  [/\(multipart\).*request\.body/, 'Uploading Files: the body stands in payload_json; Prism looks for bare form fields.'],
  [/request\.body\S*\.(permissions|allow|deny): .* must be integer,null/, 'Permissions: sent as strings of digits.'],
];
