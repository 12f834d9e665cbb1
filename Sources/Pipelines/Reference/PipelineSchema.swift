internal import Outcomes

/// The JSON Schema of a pipeline file, made of the keys that the reader reads by.
///
/// It says what an editor can say while somebody writes: keys, shapes, choices. What one part of a file means for another
/// (a dimension that nobody declared, a source without an institution) only the reader says.
package enum PipelineSchema {
  /// `schema/pipeline.schema.json`, to the byte.
  package static var text: String {
    let schema: SchemaValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:liuyu:pipeline:1.0",
      "title": "liuyu pipeline",
      "description":
        "What is to be read, counted and asked. Made by `make docs` of the keys that the reader reads by. `x-usual` is the value that means the same as leaving a key out.",
    ]
    let definitions: SchemaValue = [
      "text": ["type": ["string", "number", "boolean"], "description": "One value that is not blank."],
      "texts": [
        "anyOf": [["$ref": "#/$defs/text"], ["type": "array", "items": ["$ref": "#/$defs/text"]]],
        "description": "One value or a list of values.",
      ],
      "value": ["type": ["string", "number", "boolean"], "description": "One value; '' is blank."],
      "headers": [
        "anyOf": [
          ["$ref": "#/$defs/text"], ["type": "array", "minItems": 1, "items": ["$ref": "#/$defs/text"]],
        ],
        "description": "A header or a list of headers; `#n` behind one is the n-th column of that name.",
      ],
    ]
    return schema.adding(members(of: mapping(PipelineKey.allCases)))
      .adding([("$defs", definitions)]).text() + "\n"
  }

  private static func members(of value: SchemaValue) -> [(String, SchemaValue)] {
    guard case .object(let members) = value else { return [] }
    return members
  }

  private static func mapping(_ keys: [any DescribedKey]) -> SchemaValue {
    var properties: [(String, SchemaValue)] = []
    for key in keys {
      let meaning = key.meaning
      var notes: [(String, SchemaValue)] = [("description", .string(meaning.says))]
      if let usual = meaning.usual { notes.append(("x-usual", .string(usual))) }
      notes.append(("x-example", .string(meaning.example)))
      properties.append((name(of: key), schema(of: meaning.shape).adding(notes)))
    }
    let required = keys.filter { $0.meaning.missing != nil }.map(name)
    let mapping: SchemaValue = ["type": "object", "additionalProperties": false]
    return mapping.adding(required.isEmpty ? [] : [("required", .strings(required))])
      .adding([("properties", .object(properties))])
  }

  private static func name(of key: any DescribedKey) -> String {
    func rawValue<Key: RawRepresentable<String>>(_ key: Key) -> String { key.rawValue }
    return rawValue(key)
  }

  private static func target(_ rate: RateName) -> SchemaValue {
    let usual = Double(Targets()[rate].millionths) / 1_000_000
    return [
      "type": "number", "minimum": 0, "maximum": 1, "description": .string(rate.says),
      "x-usual": .string("\(usual)"),
    ]
  }

  private static func schema(of shape: KeyMeaning.Shape) -> SchemaValue {
    switch shape {
    case .text: ["$ref": "#/$defs/text"]
    case .choice(let choices):
      [
        "oneOf": .array(
          choices.map { ["const": .string($0.value), "description": .string($0.says)] })
      ]
    case .oneOfMany(let usual): ["type": "string", "examples": .strings(usual)]
    case .wholeNumber(let least): ["type": "integer", "minimum": .number(least)]
    case .row: ["oneOf": [["const": "auto"], ["type": "integer", "minimum": 1]]]
    case .character: ["type": "string", "minLength": 1, "maxLength": 1]
    case .texts: ["$ref": "#/$defs/texts"]
    case .parts(let lists):
      [
        "type": "array", "uniqueItems": true,
        "oneOf": .array(
          lists.map { parts in
            [
              "minItems": .number(parts.count), "maxItems": .number(parts.count),
              "items": ["enum": .strings(parts)],
            ]
          }),
      ]
    case .targets:
      [
        "type": "object", "additionalProperties": false,
        "properties": .object(RateName.allCases.map { ("\($0.term)", target($0)) }),
      ]
    case .list(let keys): ["type": "array", "minItems": 1, "items": mapping(keys)]
    case .mapping(let keys): mapping(keys)
    case .fields(let fields, let asColumns):
      [
        "type": "object",
        "properties": .object(
          fields.map { field in
            (
              field.rawValue,
              [
                "$ref": asColumns ? "#/$defs/headers" : "#/$defs/value", "description": .string(field.says),
              ]
            )
          }),
        "additionalProperties": ["$ref": asColumns ? "#/$defs/headers" : "#/$defs/value"],
      ]
    case .dimensions:
      [
        "type": "object", "propertyNames": ["pattern": "^[a-z][a-z0-9_]*$"],
        "additionalProperties": ["$ref": "#/$defs/headers"],
      ]
    }
  }
}
