const script = `function_declaration generator_function_declaration class_declaration method_definition ^variable_declarator`;
const typescript = `${script} function_signature abstract_class_declaration abstract_method_signature method_signature interface_declaration
  enum_declaration type_alias_declaration internal_module`;

/**
 * Nodes of Tree-sitter's grammars that define something: functions and methods, types, modules, constants. The name is in their field \`name\`, in the
 * one after the colon, or else in the first child that is called a name. After \`^\` they count only at the top of a file: variables.
 */
const tables = {
  javascript: script,
  typescript,
  tsx: typescript,
  python: 'function_definition class_definition type_alias_statement:left ^assignment:left',
  cpp: `function_declarator:declarator class_specifier struct_specifier union_specifier enum_specifier enumerator namespace_definition
    concept_definition alias_declaration type_definition:declarator preproc_def preproc_function_def`,
  rust: 'function_item function_signature_item struct_item enum_item union_item trait_item type_item mod_item const_item static_item macro_definition',
  go: 'function_declaration method_declaration type_spec type_alias method_elem ^const_spec ^var_spec',
  java: `class_declaration interface_declaration enum_declaration record_declaration annotation_type_declaration method_declaration enum_constant
    constant_declaration:declarator`,
  'c-sharp': `class_declaration struct_declaration interface_declaration enum_declaration enum_member_declaration record_declaration
    delegate_declaration method_declaration local_function_statement property_declaration`,
  ruby: 'method singleton_method class module ^assignment:left',
  php: `function_definition class_declaration interface_declaration trait_declaration enum_declaration enum_case method_declaration const_element`,
  bash: 'function_definition',
  powershell: 'function_statement class_statement class_method_definition enum_statement',
} as const;

export type Grammar = keyof typeof tables;

const grammars: Readonly<Record<string, Grammar>> = {
  'application/x-httpd-php': 'php',
  'application/x-sh': 'bash',
  'text/javascript': 'javascript',
  'text/jsx': 'javascript',
  'text/tsx': 'tsx',
  'text/x-c': 'cpp',
  'text/x-c++': 'cpp',
  'text/x-csharp': 'c-sharp',
  'text/x-go': 'go',
  'text/x-java': 'java',
  'text/x-java-source': 'java',
  'text/x-powershell': 'powershell',
  'text/x-python': 'python',
  'text/x-ruby': 'ruby',
  'text/x-rust': 'rust',
  'text/x-typescript': 'typescript',
};

/** The grammar for code of a MIME type; none where the package has none. */
export const grammarOf = (mimeType: string): Grammar | undefined => grammars[mimeType];

export interface DefiningNode {
  readonly nameField: string;
  readonly onlyAtTop: boolean;
}

/** The nodes that define something, by type. */
export function definingNodes(grammar: Grammar): ReadonlyMap<string, DefiningNode> {
  const entries = tables[grammar].split(/\s+/).map((entry): readonly [string, DefiningNode] => {
    const [type = '', nameField = 'name'] = entry.replace('^', '').split(':');
    return [type, { nameField, onlyAtTop: entry.startsWith('^') }];
  });
  return new Map(entries);
}
