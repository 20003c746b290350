/**
 * Lines that define something, by how the languages write it. All begin with the end of the line before, which makes them cheap to
 * find, and all are bounded. One of their groups, at most three, is the name.
 */
const patterns = {
  python: /\n[ \t]*(?:async def|def|class) (\w+)/g,
  script:
    /\n[ \t]*(?:(?:export|default|declare|abstract|async) )*(?:function\*?|class|interface|enum|namespace) ([\w$]+)|\n(?:export )?(?:declare )?(?:const|type|let) ([\w$]+)/g,
  rust: /\n[ \t]*(?:pub(?:\([a-z]{1,10}\))? |unsafe |async |const |extern "C" |default )*(?:fn|struct|enum|trait|type|mod|union|static|macro_rules!) (?:mut )?(\w+)/g,
  go: /\n(?:func (?:\([^)\n]{1,100}\) )?|type |\t(?=\w+ struct \{))(\w+)/g,
  java: /\n[ \t]*(?:(?:public|private|protected|internal|static|final|abstract|sealed|partial|data|open|override|case|inline|suspend|async|virtual|readonly|extern) )*(?:(?:class|interface|enum|record|struct|object|trait|namespace|fun|def|type|@interface) (\w+)|(?<=[a-z] )[\w<>[\],.?]{1,80} (\w+)\()/g,
  c: /\n(?:(?:typedef )?(?:struct|class|enum|union|namespace) (?:\w{1,40}_API )?(\w+)[^;\n]{0,200}(?:\{|$)|#define (\w+)\(|(?:[A-Za-z_][\w:<>,]{0,80}[ \t*&]{1,5}){1,6}(?:\w{1,80}::)?(~?\w{2,80})\([^;{}\n]{0,300}(?:\n?\{|,?\n))/gm,
  ruby: /\n[ \t]*(?:def (?:self\.)?|class |module )([\w:]+[?!]?)/g,
  shell: /\n(?:function )?([\w-]{2,80}) ?\(\)/g,
  php: /\n[ \t]*(?:(?:public|private|protected|static|final|abstract|readonly) )*(?:function &?|class |interface |trait |enum )(\w+)/g,
  perl: /\n(?:sub|package) ([\w:]+)/g,
  lua: /\n(?:local )?function ([\w.:]+)/g,
  swift:
    /\n[ \t]*(?:(?:public|private|internal|fileprivate|open|static|class|final|override|mutating|@\w{1,40}) )*(?:func|class|struct|enum|protocol|extension|actor|typealias) (\w+)/g,
  haskell: /\n(?:data|newtype|type|class|instance) (?:family )?([A-Z][\w']*)|\n([a-z_][\w']*) ::/g,
  elixir: /\n[ \t]*(?:defmodule|defp?|defmacrop?|defprotocol|defstruct) ([\w.]+[?!]?)/g,
  lisp: /\n[ \t]{0,4}\((?:defun|defn-?|defmacro|define|defmethod|defclass|defstruct|defvar|defparameter|def|ns|deftype|defrecord|defprotocol|define-syntax|cl-defun) \(?([^\s()"';]{2,80})/g,
  sql: /\n[ \t]*create (?:or replace )?(?:temp(?:orary)? |unique |materialized |external )?(?:table|view|function|procedure|trigger|index|type|schema|sequence) (?:if not exists )?["`[]?([\w.]+)/gi,
  ocaml: /\n[ \t]*(?:let (?:rec )?|and |type |module (?:type )?|val |exception )([\w']{2,80})/g,
  julia: /\n[ \t]*(?:function|macro|(?:mutable )?struct|abstract type|module) ([\w!.]+)/g,
  protobuf: /\n[ \t]*(?:message|service|enum|rpc|struct|exception|type|input|interface|union|scalar) (\w+)/g,
  zig: /\n[ \t]*(?:pub )?(?:export |inline |extern )*(?:fn|const|var) (\w+)/g,
  fortran: /\n[ \t]*(?:recursive |pure |elemental )*(?:subroutine|function|module|program|type ::) (\w+)/gi,
} as const;

const languages: Readonly<Record<keyof typeof patterns, string>> = {
  python: 'x-python x-cython x-gdscript',
  script: 'javascript jsx tsx x-typescript coffeescript x-coffeescript x-svelte x-vue x-astro',
  rust: 'x-rust',
  go: 'x-go',
  java: 'x-java x-java-source x-csharp x-kotlin x-scala x-groovy x-dart x-vala x-haxe x-d',
  c: 'x-c x-c++ x-objectivec x-glsl',
  ruby: 'x-ruby x-crystal',
  shell: 'x-sh',
  php: 'x-httpd-php',
  perl: 'x-perl',
  lua: 'x-lua',
  swift: 'x-swift',
  haskell: 'x-haskell x-elm',
  elixir: 'x-elixir',
  lisp: 'x-clojure x-common-lisp x-emacs-lisp x-scheme x-racket',
  sql: 'sql',
  ocaml: 'x-ocaml x-fsharp',
  julia: 'x-julia',
  protobuf: 'x-protobuf graphql x-thrift',
  zig: 'x-zig',
  fortran: 'x-fortran',
};

const byType: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(languages).flatMap(([family, types]) => types.split(' ').map((type) => [type, patterns[family as keyof typeof patterns]])),
);

/** The pattern for code of a MIME type; none where nobody knows how it defines things. */
export const definitionPattern = (mimeType: string): RegExp | undefined => byType.get(mimeType.slice(mimeType.indexOf('/') + 1));
