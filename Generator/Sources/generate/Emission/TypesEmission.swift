extension ServiceModel {
  /// Returns the Swift types of all operations and shapes.
  func emitTypes() -> [GeneratedFile] {
    let all = operations.flatMap { $0.input + ($0.output ?? []) }
    let named = namedShapes(reachableFrom: all).sorted()
    return operations.map(operationFile) + named.map(shapeFile) + [operationEnumeration()]
  }

  private func operationFile(_ operation: OperationModel) -> GeneratedFile {
    let input = structure(
      "\(operation.name)Input", operation.input, summary: "The input of \(operation.name).",
      isInput: true)
    let output = structure(
      "\(operation.name)Output", operation.output ?? [],
      summary: "The output of \(operation.name).", isInput: false)
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
        public var \($0.name): \($0.type)?\(accessors($0.member, in: name))
      """
    }
    let parameters = fields.map {
      "    \($0.name): \($0.type)?\($0.member.isRequired && isInput ? "" : " = nil")"
    }
    let assignments = fields.map { field in
      patch.carrier(of: field.member, in: name).map {
        "    \($0.property) = \(field.name).map(\($0.type).init(_:))"
      } ?? "    self.\(SwiftName.bare(field.name)) = \(field.name)"
    }
    return """
      /// \(summary)
      public struct \(patch.typeName(name)): Sendable, Equatable {
      \(properties.joined(separator: "\n"))

        /// Creates an instance from its members.
        public init(\(parameters.isEmpty ? "" : "\n" + parameters.joined(separator: ",\n") + "\n  ")) {
      \(assignments.joined(separator: "\n"))
        }
      }
      """
  }

  /// Returns how a member is computed from its stored property, and that property; empty if the
  /// member is stored itself.
  private func accessors(_ member: Member, in structure: String) -> String {
    guard let carrier = patch.carrier(of: member, in: structure) else { return "" }
    return """
       {
          get { \(carrier.property)?.\(carrier.value) }
          set { \(carrier.property) = newValue.map(\(carrier.type).init(_:)) }
        }
        /// `\(member.name)` \(carrier.summary).
        package var \(carrier.property): \(carrier.type)?
      """
  }

  private func enumeration(_ name: String, _ values: [String]) -> String {
    let cases = values.map { (value: $0, name: patch.caseName($0)) }
    return """
      /// The values of `\(name)` in DynamoDB's API.
      public enum \(patch.typeName(name)): OpenEnumeration {
      \(cases.map { "  /// `\($0.value)`.\n  case \($0.name)" }.joined(separator: "\n"))
        /// A value that is not part of the API.
        case unrecognized(String)

        /// Creates a value from its name on the wire.
        public init(rawValue: String) {
          switch rawValue {
      \(cases.map { "    case \"\($0.value)\": self = .\(SwiftName.bare($0.name))" }
        .joined(separator: "\n"))
          default: self = .unrecognized(rawValue)
          }
        }

        /// The name on the wire.
        public var rawValue: String {
          switch self {
      \(cases.map { "    case .\(SwiftName.bare($0.name)): \"\($0.value)\"" }
        .joined(separator: "\n"))
          case .unrecognized(let value): value
          }
        }

        /// Whether the value is not part of the API.
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
      _ suffix: String, _ noun: String, _ members: (OperationModel) -> [Member]
    ) -> String {
      let cases = sorted.map {
        let place = isLarge(members($0), of: "\($0.name)\(suffix)") ? "indirect " : ""
        return
          "  /// The \(noun) of `\($0.name)`.\n  \(place)case \($0.caseName)(\($0.name)\(suffix))"
      }
      let operations = sorted.map { "    case .\($0.caseName): .\($0.caseName)" }
      return """
        /// The \(noun) of an operation, with one case for each operation.
        ///
        /// Large cases are boxed, because every value takes up as much space as the largest case.
        public enum Operation\(suffix): Sendable, Equatable {
        \(cases.joined(separator: "\n"))

          /// The operation.
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

        /// The part of `X-Amz-Target` before the dot.
        public var targetPrefix: String {
          switch self {
          case \(streams.map { ".\($0.caseName)" }.joined(separator: ", ")):
            "\(streams.first?.targetPrefix ?? "")"
          default: "\(operations[0].targetPrefix)"
          }
        }
      }

      """, payloads("Input", "input", \.input), "",
      payloads("Output", "output") { $0.output ?? [] })
  }
}
