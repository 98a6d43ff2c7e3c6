extension SchemaText {
  /// What a finding is made of; indented to stand inside `$defs`.
  static let definitions = """
        "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "bilingual": {
          "type": "object", "required": ["zh", "en"], "additionalProperties": false,
          "properties": {"zh": {"type": "string"}, "en": {"type": "string"}}
        },
        "names": {
          "type": "object", "required": ["name", "label"], "additionalProperties": false,
          "properties": {"name": {"type": "string"}, "label": {"type": "string"}}
        },
        "exact": {
          "description": "a whole number, else its exact decimal digits or fraction as text",
          "anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^-?[0-9]+(\\\\.[0-9]+|/[0-9]+)?$"}]
        },
        "verdict": {"enum": ["met", "breached", "unknown", "not_applicable", "pending"]},
        "row": {
          "type": "object", "required": ["entity", "id"], "additionalProperties": false,
          "properties": {
            "entity": {"anyOf": [{"$ref": "#/$defs/names"}, {"type": "null"}]},
            "id": {"type": "string"}
          }
        },
        "place": {
          "type": "object", "required": ["file", "row", "column"], "additionalProperties": false,
          "properties": {
            "file": {"type": ["string", "null"]},
            "row": {"type": ["integer", "null"]},
            "column": {"type": ["string", "null"]}
          }
        },
        "value": {
          "type": "object", "required": ["kind"],
          "properties": {
            "kind": {"enum": ["blank", "truth", "number", "date", "text", "choice", "row", "span", "verdict"]}
          }
        },
        "subject": {
          "type": "object", "required": ["entity", "id", "path"], "additionalProperties": false,
          "properties": {
            "entity": {"anyOf": [{"$ref": "#/$defs/names"}, {"type": "null"}]},
            "id": {"type": ["string", "null"]},
            "path": {
              "type": "array", "items": {"anyOf": [{"$ref": "#/$defs/row"}, {"$ref": "#/$defs/value"}]}
            }
          }
        },
        "citation": {
          "type": "object", "required": ["name", "label", "policy", "clause"], "additionalProperties": false,
          "properties": {
            "name": {"type": "string"},
            "label": {"type": "string"},
            "policy": {"anyOf": [{"$ref": "#/$defs/names"}, {"type": "null"}]},
            "clause": {"type": "string"}
          }
        },
        "fault": {
          "type": "object", "required": ["kind", "file", "line", "citations"], "additionalProperties": false,
          "properties": {
            "kind": {
              "enum": ["overflow", "division_by_zero", "conflict", "ambiguous_cases", "calendar", "budget"]
            },
            "file": {"type": ["string", "null"]},
            "line": {"type": ["integer", "null"]},
            "citations": {"type": "array", "items": {"$ref": "#/$defs/citation"}}
          }
        },
        "trace": {
          "type": "object",
          "required": ["expression", "result", "source", "missing", "children"], "additionalProperties": false,
          "properties": {
            "expression": {"$ref": "#/$defs/bilingual"},
            "result": {
              "type": "object", "required": ["kind"],
              "properties": {
                "kind": {
                  "enum": [
                    "blank", "truth", "number", "date", "text", "choice", "row", "span", "verdict",
                    "number_range", "date_range", "rows", "values", "unknown", "no_value", "fault", "private"
                  ]
                }
              }
            },
            "source": {"anyOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]},
            "missing": {"anyOf": [{"$ref": "#/$defs/missing"}, {"type": "null"}]},
            "truncated": {"const": true},
            "children": {"type": "array", "items": {"$ref": "#/$defs/trace"}}
          }
        },
        "missing": {
          "type": "object", "required": ["kind", "message"], "additionalProperties": false,
          "properties": {
            "kind": {"enum": ["cell", "list", "table", "attestation", "parameter", "open_list"]},
            "row": {"$ref": "#/$defs/row"},
            "field": {"$ref": "#/$defs/names"},
            "source": {"anyOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]},
            "entity": {"$ref": "#/$defs/names"},
            "attestation": {"$ref": "#/$defs/names"},
            "parameter": {"$ref": "#/$defs/names"},
            "value": {"type": "string"},
            "message": {"$ref": "#/$defs/bilingual"}
          }
        },
        "reading": {
          "type": ["object", "null"],
          "required": ["name", "label", "option", "matters"], "additionalProperties": false,
          "properties": {
            "name": {"type": "string"},
            "label": {"type": "string"},
            "option": {"anyOf": [{"$ref": "#/$defs/names"}, {"type": "null"}]},
            "matters": {"type": "boolean"}
          }
        },
        "distance": {
          "type": ["object", "null"],
          "required": ["actual", "comparison", "required", "gap", "unit"], "additionalProperties": false,
          "properties": {
            "actual": {"anyOf": [{"$ref": "#/$defs/value"}, {"type": "null"}]},
            "comparison": {
              "enum": ["less", "less_or_equal", "equal", "not_equal", "greater_or_equal", "greater"]
            },
            "required": {"$ref": "#/$defs/value"},
            "gap": {"anyOf": [{"$ref": "#/$defs/exact"}, {"type": "null"}]},
            "unit": {"anyOf": [{"$ref": "#/$defs/names"}, {"type": "null"}]}
          }
        },
        "finding": {
          "type": "object",
          "required": [
            "policy", "rule", "part", "clause", "document", "rows", "bearer", "holder", "modality", "subject",
            "period", "verdict", "severity", "due", "fulfilment", "excuse", "option", "if_applicable",
            "distance", "fault", "reason", "state_at_as_of", "lifted_by", "readings", "message", "because",
            "missing", "sources"
          ],
          "additionalProperties": false,
          "properties": {
            "policy": {"anyOf": [{"$ref": "#/$defs/names"}, {"type": "null"}]},
            "rule": {"anyOf": [{"$ref": "#/$defs/names"}, {"type": "null"}]},
            "part": {"type": "integer", "minimum": 0},
            "clause": {"type": "string"},
            "document": {"type": ["string", "null"]},
            "rows": {"type": "array", "items": {"type": "string"}},
            "bearer": {"type": "array", "items": {"$ref": "#/$defs/names"}},
            "holder": {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/row"}, {"type": "null"}]}},
            "modality": {"enum": ["must", "must_not", "in_principle", "aim", "encouraged", "may", null]},
            "subject": {"$ref": "#/$defs/subject"},
            "period": {
              "type": ["object", "null"], "required": ["start", "end"], "additionalProperties": false,
              "properties": {"start": {"$ref": "#/$defs/date"}, "end": {"$ref": "#/$defs/date"}}
            },
            "verdict": {"$ref": "#/$defs/verdict"},
            "severity": {"enum": ["violation", "deviation", "shortfall", "not_followed", "excused", null]},
            "due": {"anyOf": [{"$ref": "#/$defs/date"}, {"type": "null"}]},
            "fulfilment": {
              "type": ["object", "null"], "required": ["kind", "days"], "additionalProperties": false,
              "properties": {"kind": {"enum": ["late", "outstanding"]}, "days": {"type": ["integer", "null"]}}
            },
            "excuse": {
              "type": ["object", "null"], "required": ["text", "private"], "additionalProperties": false,
              "properties": {"text": {"type": ["string", "null"]}, "private": {"type": "boolean"}}
            },
            "option": {"enum": ["used", "unused", null]},
            "if_applicable": {"anyOf": [{"$ref": "#/$defs/verdict"}, {"type": "null"}]},
            "distance": {"$ref": "#/$defs/distance"},
            "fault": {"anyOf": [{"$ref": "#/$defs/fault"}, {"type": "null"}]},
            "reason": {
              "enum": [
                "draft", "not_yet_in_force", "no_longer_in_force", "condition_false", "clock_not_started",
                "no_base", "silent", "lifted", "unused_permission", "switched_off", null
              ]
            },
            "state_at_as_of": {"type": "boolean"},
            "lifted_by": {"type": "array", "items": {"$ref": "#/$defs/citation"}},
            "readings": {"type": "array", "items": {"$ref": "#/$defs/reading"}},
            "message": {"$ref": "#/$defs/bilingual"},
            "because": {"anyOf": [{"$ref": "#/$defs/trace"}, {"type": "null"}]},
            "missing": {"type": "array", "items": {"$ref": "#/$defs/missing"}},
            "sources": {"type": "array", "items": {"$ref": "#/$defs/place"}}
          }
        }
    """

  /// What stands beside the findings; indented to stand inside `$defs`.
  static let headerDefinitions = """
        "policy": {
          "type": "object",
          "required": [
            "name", "label", "title", "document", "status", "issued", "in_force_from", "in_force_to", "digest"
          ],
          "additionalProperties": false,
          "properties": {
            "name": {"type": "string"},
            "label": {"type": "string"},
            "title": {"type": "string"},
            "document": {"type": ["string", "null"]},
            "status": {"enum": ["draft", "trial", "final", "report", "speech"]},
            "issued": {"anyOf": [{"$ref": "#/$defs/date"}, {"type": "null"}]},
            "in_force_from": {"anyOf": [{"$ref": "#/$defs/date"}, {"type": "null"}]},
            "in_force_to": {"anyOf": [{"$ref": "#/$defs/date"}, {"type": "null"}]},
            "digest": {"type": ["string", "null"]}
          }
        },
        "data": {
          "type": "object",
          "required": ["file", "digest", "read", "evaluated", "rejected", "skipped"],
          "additionalProperties": false,
          "properties": {
            "file": {"type": "string"},
            "digest": {"type": ["string", "null"]},
            "read": {"type": "integer", "minimum": 0},
            "evaluated": {"type": "integer", "minimum": 0},
            "rejected": {"type": "integer", "minimum": 0},
            "skipped": {"type": "integer", "minimum": 0}
          }
        },
        "outcomes": {
          "type": "object",
          "propertyNames": {
            "enum": ["met", "breached", "excused", "unknown", "pending", "not_applicable", "used", "unused"]
          },
          "additionalProperties": {"type": "integer", "minimum": 1}
        },
        "counts": {
          "type": "object",
          "required": [
            "findings", "subjects", "nothing_to_judge", "by_modality", "by_severity", "by_rule", "by_group"
          ],
          "additionalProperties": false,
          "properties": {
            "findings": {"type": "integer", "minimum": 0},
            "subjects": {"type": "integer", "minimum": 0},
            "nothing_to_judge": {"type": "integer", "minimum": 0},
            "by_modality": {
              "type": "object",
              "propertyNames": {"enum": ["must", "must_not", "in_principle", "aim", "encouraged", "may"]},
              "additionalProperties": {"$ref": "#/$defs/outcomes"}
            },
            "by_severity": {
              "type": "object",
              "propertyNames": {"enum": ["violation", "deviation", "shortfall", "not_followed", "excused"]},
              "additionalProperties": {"type": "integer", "minimum": 0}
            },
            "by_rule": {
              "type": "array",
              "items": {
                "type": "object", "required": ["policy", "rule", "subjects"], "additionalProperties": false,
                "properties": {
                  "policy": {"anyOf": [{"$ref": "#/$defs/names"}, {"type": "null"}]},
                  "rule": {"anyOf": [{"$ref": "#/$defs/names"}, {"type": "null"}]},
                  "subjects": {"$ref": "#/$defs/outcomes"}
                }
              }
            },
            "by_group": {
              "type": "array",
              "items": {
                "type": "object", "required": ["group", "subjects"], "additionalProperties": false,
                "properties": {
                  "group": {"anyOf": [{"$ref": "#/$defs/row"}, {"type": "null"}]},
                  "subjects": {"$ref": "#/$defs/outcomes"}
                }
              }
            }
          }
        },
        "check": {
          "type": "object", "required": ["policy", "clause", "text", "subject", "truth"],
          "additionalProperties": false,
          "properties": {
            "policy": {"anyOf": [{"$ref": "#/$defs/names"}, {"type": "null"}]},
            "clause": {"type": "string"},
            "text": {"type": ["string", "null"]},
            "subject": {"anyOf": [{"$ref": "#/$defs/subject"}, {"type": "null"}]},
            "truth": {"enum": ["true", "false", "unknown"]}
          }
        },
        "ranking": {
          "type": "object", "required": ["policy", "name", "label", "clause", "subject", "places"],
          "additionalProperties": false,
          "properties": {
            "policy": {"anyOf": [{"$ref": "#/$defs/names"}, {"type": "null"}]},
            "name": {"type": "string"},
            "label": {"type": "string"},
            "clause": {"type": "string"},
            "subject": {"anyOf": [{"$ref": "#/$defs/row"}, {"type": "null"}]},
            "places": {
              "type": "array",
              "items": {
                "type": "object", "required": ["row", "best", "worst"], "additionalProperties": false,
                "properties": {
                  "row": {"$ref": "#/$defs/row"},
                  "best": {"type": "integer", "minimum": 1},
                  "worst": {"type": "integer", "minimum": 1}
                }
              }
            }
          }
        }
    """
}
