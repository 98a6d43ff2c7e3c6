/// The published JSON schema (draft 2020-12) of a form of output; nil for a name that there is none for.
///
/// `evaluation` is the object of `--format json`, `evaluation-line` each line of `--format ndjson` after
/// the first, `diagnostic` each line of diagnostics.
package func jsonSchema(named name: String) -> String? {
  switch name {
  case "evaluation": SchemaText.evaluation
  case "evaluation-line": SchemaText.finding
  case "diagnostic": SchemaText.diagnostic
  default: nil
  }
}

package let jsonSchemaNames = ["evaluation", "evaluation-line", "diagnostic"]

enum SchemaText {
  private static let dialect = #""$schema": "https://json-schema.org/draft/2020-12/schema""#

  static let evaluation = """
    {
      \(dialect),
      "$id": "zhance/evaluation@1",
      "title": "An evaluation of policies on data",
      "type": "object",
      "required": [
        "schema", "language_version", "as_of", "as_if_in_force", "complete", "policies", "data", "problems",
        "counts", "checks", "rankings", "findings"
      ],
      "additionalProperties": false,
      "properties": {
        "schema": {"const": "zhance/evaluation@1"},
        "language_version": {"type": "string"},
        "as_of": {"$ref": "#/$defs/date"},
        "as_if_in_force": {"anyOf": [{"$ref": "#/$defs/date"}, {"type": "null"}]},
        "complete": {"type": "boolean"},
        "policies": {"type": "array", "items": {"$ref": "#/$defs/policy"}},
        "data": {"type": "array", "items": {"$ref": "#/$defs/data"}},
        "problems": {"type": "array", "items": {"$ref": "#/$defs/bilingual"}},
        "counts": {"$ref": "#/$defs/counts"},
        "checks": {"type": "array", "items": {"$ref": "#/$defs/check"}},
        "rankings": {"type": "array", "items": {"$ref": "#/$defs/ranking"}},
        "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}}
      },
      "$defs": {
    \(headerDefinitions),
    \(definitions)
      }
    }
    """

  static let finding = """
    {
      \(dialect),
      "$id": "zhance/evaluation-line@1",
      "title": "One finding",
      "$ref": "#/$defs/finding",
      "$defs": {
    \(definitions)
      }
    }
    """

  static let diagnostic = """
    {
      \(dialect),
      "$id": "zhance/diagnostic@1",
      "title": "One message about a text or about data",
      "type": "object",
      "required": [
        "schema", "code", "severity", "message", "file", "clause", "range", "label", "related", "notes",
        "fixes", "explain"
      ],
      "additionalProperties": false,
      "properties": {
        "schema": {"const": "zhance/diagnostic@1"},
        "code": {"type": "string", "pattern": "^ZH[0-9]{4}$"},
        "severity": {"enum": ["error", "warning", "note"]},
        "message": {"$ref": "#/$defs/bilingual"},
        "file": {"type": ["string", "null"]},
        "clause": {"type": ["string", "null"]},
        "range": {"$ref": "#/$defs/range"},
        "label": {"anyOf": [{"$ref": "#/$defs/bilingual"}, {"type": "null"}]},
        "related": {"type": "array", "items": {"$ref": "#/$defs/related"}},
        "notes": {"type": "array", "items": {"$ref": "#/$defs/bilingual"}},
        "fixes": {"type": "array", "items": {"$ref": "#/$defs/fix"}},
        "explain": {"type": "string"}
      },
      "$defs": {
        "bilingual": {
          "type": "object", "required": ["zh", "en"], "additionalProperties": false,
          "properties": {"zh": {"type": "string"}, "en": {"type": "string"}}
        },
        "pair": {
          "type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2
        },
        "range": {
          "type": ["object", "null"],
          "required": ["byte", "line", "end_line", "col", "utf16", "display"], "additionalProperties": false,
          "properties": {
            "byte": {"$ref": "#/$defs/pair"},
            "line": {"type": "integer", "minimum": 1},
            "end_line": {"type": "integer", "minimum": 1},
            "col": {"$ref": "#/$defs/pair"},
            "utf16": {"$ref": "#/$defs/pair"},
            "display": {"$ref": "#/$defs/pair"}
          }
        },
        "related": {
          "type": "object", "required": ["file", "range", "label"], "additionalProperties": false,
          "properties": {
            "file": {"type": ["string", "null"]},
            "range": {"$ref": "#/$defs/range"},
            "label": {"anyOf": [{"$ref": "#/$defs/bilingual"}, {"type": "null"}]}
          }
        },
        "fix": {
          "type": "object", "required": ["title", "applicability", "edits"], "additionalProperties": false,
          "properties": {
            "title": {"$ref": "#/$defs/bilingual"},
            "applicability": {"enum": ["automatic", "confirm", "choose"]},
            "edits": {"type": "array", "items": {"$ref": "#/$defs/edit"}}
          }
        },
        "edit": {
          "type": "object", "required": ["file", "byte", "text"], "additionalProperties": false,
          "properties": {
            "file": {"type": ["string", "null"]},
            "byte": {"$ref": "#/$defs/pair"},
            "text": {"type": "string"}
          }
        }
      }
    }
    """
}
