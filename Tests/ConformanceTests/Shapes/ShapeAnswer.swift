import DynamockTesting

/// Compares responses with the model: outputs with the operation's shape, and errors with the
/// operation's exceptions.
struct ShapeAnswer {
  let shapes: ServiceShapes

  /// Returns what is wrong with a response, or `nil`.
  func fault(of answer: Answer, to operation: String) -> String? {
    guard answer.status == 200 else { return faultOfError(answer, to: operation) }
    guard let output = shapes.output(of: operation) else { return nil }
    // TagResource and UntagResource return no body at all.
    guard let body = answer.body else { return nil }
    return fault(of: body, as: output, at: operation)
  }

  private func faultOfError(_ answer: Answer, to operation: String) -> String? {
    // UpdateTable without on-demand limits responds as AWS does.
    if answer.status == 500, operation == "UpdateTable", answer.errorName == "InternalFailure" {
      return nil
    }
    guard answer.status == 400 else { return "status \(answer.status)" }
    guard let type = answer["__type"]?.text, type.split(separator: "#").count == 2,
      let name = answer.errorName
    else { return "an error without a type" }
    guard shapes.errors(of: operation).contains(name) else { return "\(name) is not its exception" }
    guard answer.message?.isEmpty == false || name == "SerializationException" else {
      return "\(name) without a sentence"
    }
    guard let reasons = answer["CancellationReasons"] else { return nil }
    return fault(of: reasons, as: "CancellationReasonList", at: name)
  }

  private func fault(of value: JSONValue, as name: String, at path: String) -> String? {
    guard let shape = shapes[name] else { return "\(path) is of no shape" }
    switch (shape.kind, value) {
    case (.structure(let members, let required), .object(let values)):
      if let unknown = values.keys.first(where: { name in !members.contains { $0.name == name } }) {
        return "\(path).\(unknown) is not in the model"
      }
      if let missing = required.first(where: { values[$0] == nil }) {
        return "\(path).\(missing) is missing"
      }
      if name == "AttributeValue", values.count != 1 { return "\(path) has \(values.count) types" }
      for (name, shape) in members {
        if let value = values[name], let fault = fault(of: value, as: shape, at: "\(path).\(name)")
        {
          return fault
        }
      }
    case (.list(let element), .array(let elements)):
      for element_ in elements {
        if let fault = fault(of: element_, as: element, at: path + "[]") { return fault }
      }
    case (.map(_, let element), .object(let values)):
      for (key, value) in values {
        if let fault = fault(of: value, as: element, at: "\(path){\(key)}") { return fault }
      }
    case (.text(let values), .string(let text)):
      if !values.isEmpty, !values.contains(text) { return "\(path) is \(text)" }
    case (.integer, .number(let text)):
      if Int(text) == nil { return "\(path) is \(text)" }
    case (.decimal, .number), (.boolean, .bool), (.blob, .string): break
    default: return "\(path) is of another kind: \(value)"
    }
    return nil
  }
}
