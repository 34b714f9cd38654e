extension ServiceModel {
  /// The Swift types of all operations and shapes.
  func emitTypes() -> [GeneratedFile] {
    let all = operations.flatMap { $0.input + ($0.output ?? []) }
    let named = namedShapes(reachableFrom: all).sorted()
    return operations.map(operationFile) + named.map(shapeFile) + [operationEnumeration()]
  }

  private func operationFile(_ operation: OperationModel) -> GeneratedFile {
    let input = structure(
      "\(operation.name)Input", operation.input, summary: "What \(operation.name) is asked.",
      isInput: true)
    let output = structure(
      "\(operation.name)Output", operation.output ?? [],
      summary: "What \(operation.name) answers.", isInput: false)
    return GeneratedFile(
      "Sources/DynamockModel/Operations/Generated/\(operation.name).swift", input, "", output)
  }

  private func shapeFile(_ name: String) -> GeneratedFile {
    let path = "Sources/DynamockModel/Shapes/Generated/\(patch.typeName(name)).swift"
    if case .enumeration(let values) = shapes[name]?.kind {
      return GeneratedFile(path, enumeration(name, values))
    }
    return GeneratedFile(
      path,
      structure(
        name, members(of: name), summary: "The structure `\(name)` of DynamoDB's API.",
        isInput: true))
  }

  private func structure(
    _ name: String, _ members: [Member], summary: String, isInput: Bool
  ) -> String {
    let fields = members.map { member in
      (
        name: SwiftName.member(member.name), type: type(of: member, in: name).name,
        member: member
      )
    }
    let properties = fields.map {
      """
        /// `\($0.member.name)`\($0.member.isRequired && isInput ? ", required" : "").
        public var \($0.name): \($0.type)?
      """
    }
    let parameters = fields.map {
      "    \($0.name): \($0.type)?\($0.member.isRequired && isInput ? "" : " = nil")"
    }
    let assignments = fields.map { "    self.\(SwiftName.bare($0.name)) = \($0.name)" }
    return """
      /// \(summary)
      public struct \(patch.typeName(name)): Sendable, Equatable {
      \(properties.joined(separator: "\n"))

        /// Makes it of its members.
        public init(\(parameters.isEmpty ? "" : "\n" + parameters.joined(separator: ",\n") + "\n  ")) {
      \(assignments.joined(separator: "\n"))
        }
      }
      """
  }

  private func enumeration(_ name: String, _ values: [String]) -> String {
    let cases = values.map { (value: $0, name: patch.caseName($0)) }
    return """
      /// The values of `\(name)` in DynamoDB's API.
      public enum \(patch.typeName(name)): OpenEnumeration {
      \(cases.map { "  /// `\($0.value)`.\n  case \($0.name)" }.joined(separator: "\n"))
        /// A value that the API does not know.
        case unrecognized(String)

        /// Reads a value as it stands on the wire.
        public init(rawValue: String) {
          switch rawValue {
      \(cases.map { "    case \"\($0.value)\": self = .\(SwiftName.bare($0.name))" }
        .joined(separator: "\n"))
          default: self = .unrecognized(rawValue)
          }
        }

        /// The value as it stands on the wire.
        public var rawValue: String {
          switch self {
      \(cases.map { "    case .\(SwiftName.bare($0.name)): \"\($0.value)\"" }
        .joined(separator: "\n"))
          case .unrecognized(let value): value
          }
        }

        /// Whether it is none of the API's values.
        public var isUnrecognized: Bool {
          if case .unrecognized = self { true } else { false }
        }
      }
      """
  }

  private func operationEnumeration() -> GeneratedFile {
    let sorted = operations.sorted { $0.name < $1.name }
    let cases = sorted.map { "  /// `\($0.name)`.\n  case \($0.caseName) = \"\($0.name)\"" }
    let streams = sorted.filter { $0.targetPrefix != operations[0].targetPrefix }
    func payloads(
      _ suffix: String, _ verb: String, _ members: (OperationModel) -> [Member]
    ) -> String {
      let cases = sorted.map {
        let place = isLarge(members($0), of: "\($0.name)\(suffix)") ? "indirect " : ""
        return
          "  /// What `\($0.name)` \(verb).\n  \(place)case \($0.caseName)(\($0.name)\(suffix))"
      }
      let operations = sorted.map { "    case .\($0.caseName): .\($0.caseName)" }
      return """
        /// What an operation \(verb): one case for each of them.
        ///
        /// The large ones lie elsewhere: a value that is handed on is as large as the largest case.
        public enum Operation\(suffix): Sendable, Equatable {
        \(cases.joined(separator: "\n"))

          /// Which operation it is.
          public var operation: Operation {
            switch self {
        \(operations.joined(separator: "\n"))
            }
          }
        }
        """
    }
    return GeneratedFile(
      "Sources/DynamockModel/Operations/Generated/Operation.swift",
      """
      /// The operations of DynamoDB and of DynamoDB Streams.
      public enum Operation: String, CaseIterable, Sendable {
      \(cases.joined(separator: "\n"))

        /// The operation's name, as in `PutItem`.
        public var name: String { rawValue }

        /// What stands before the dot in `X-Amz-Target`.
        public var targetPrefix: String {
          switch self {
          case \(streams.map { ".\($0.caseName)" }.joined(separator: ", ")):
            "\(streams.first?.targetPrefix ?? "")"
          default: "\(operations[0].targetPrefix)"
          }
        }
      }

      """, payloads("Input", "is asked", \.input), "",
      payloads("Output", "answers") { $0.output ?? [] })
  }
}
