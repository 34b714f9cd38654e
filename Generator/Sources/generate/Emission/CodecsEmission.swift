extension ServiceModel {
  private static var folder: String { "Sources/DynamockWire" }

  /// Returns the JSON codecs: inputs are read, outputs are written, and shared shapes both as far
  /// as they are used.
  func emitCodecs() -> [GeneratedFile] {
    let read = namedShapes(reachableFrom: operations.flatMap(\.input))
    let written = namedShapes(reachableFrom: operations.flatMap { $0.output ?? [] })
    let structures = read.union(written).sorted().filter { !members(of: $0).isEmpty }
    return operations.map(operationCodec)
      + structures.map {
        shapeCodec($0, isRead: read.contains($0), isWritten: written.contains($0))
      }
      + [enumerationCodecs(read.union(written)), operationSwitches()]
  }

  private func operationCodec(_ operation: OperationModel) -> GeneratedFile {
    GeneratedFile(
      "\(Self.folder)/Operations/Generated/\(operation.name)+JSON.swift",
      "public import DynamockModel",
      "",
      reading("\(operation.name)Input", operation.input), "",
      writing("\(operation.name)Output", operation.output))
  }

  private func shapeCodec(_ shape: String, isRead: Bool, isWritten: Bool) -> GeneratedFile {
    var parts: [String] = []
    if isRead { parts.append(reading(shape, members(of: shape))) }
    if isWritten { parts.append(writing(shape, members(of: shape))) }
    return GeneratedFile(
      "\(Self.folder)/Shapes/Generated/\(patch.typeName(shape))+JSON.swift",
      "public import DynamockModel", "", parts.joined(separator: "\n\n"))
  }

  private func reading(_ shape: String, _ members: [Member]) -> String {
    let required = members.filter(\.isRequired).map {
      "\(SwiftName.bare(SwiftName.member($0.name))): nil"
    }
    let cases = members.map { member in
      let call =
        switch type(of: member, in: shape) {
        case .integer: "readInteger"
        case .long: "readLong"
        default: "read"
        }
      return
        "    case \"\(member.name)\": \(property(of: member, in: shape)) = try reader.\(call)()"
    }
    let body =
      members.isEmpty
      ? "    false"
      : """
          switch name {
      \(cases.joined(separator: "\n"))
          default: return false
          }
          return true
      """
    return """
      extension \(patch.typeName(shape)): JSONStructure {
        static var shapeName: String { "\(shape)" }
        static var blank: Self { Self(\(required.joined(separator: ", "))) }

        mutating func readMember(
          _ name: JSONName, from reader: inout JSONReader
        ) throws(DecodingFault) -> Bool {
      \(body)
        }
      }
      """
  }

  /// AWS sends members in the order of their names.
  private func writing(_ shape: String, _ members: [Member]?) -> String {
    let lines = (members ?? []).sorted { $0.name < $1.name }.map {
      "    writer.member(\"\($0.name)\", \(property(of: $0, in: shape)))"
    }
    let body =
      members == nil
      ? ["    // This operation answers with zero bytes."]
      : ["    writer.beginObject()"] + lines + ["    writer.endObject()"]
    return """
      extension \(patch.typeName(shape)): JSONWritable {
        func write(to writer: inout JSONWriter) {
      \(body.joined(separator: "\n"))
        }
      }
      """
  }

  private func enumerationCodecs(_ names: Set<String>) -> GeneratedFile {
    let lines = names.sorted().filter { members(of: $0).isEmpty && isEnumeration($0) }.map {
      "extension \(patch.typeName($0)): JSONReadable, JSONWritable {}"
    }
    return GeneratedFile(
      "\(Self.folder)/Shapes/Generated/Enumerations+JSON.swift", "public import DynamockModel", "",
      lines.joined(separator: "\n"))
  }

  private func isEnumeration(_ name: String) -> Bool {
    if case .enumeration = shapes[name]?.kind { return true }
    return false
  }

  private func operationSwitches() -> GeneratedFile {
    let sorted = operations.sorted { $0.name < $1.name }
    let reads = sorted.map { "    case .\($0.caseName): .\($0.caseName)(try readBody())" }
    let writes = sorted.map {
      "    case .\($0.caseName)(let output): output.write(to: &writer)"
    }
    return GeneratedFile(
      "\(Self.folder)/Operations/Generated/Operation+JSON.swift",
      """
      public import DynamockModel

      extension JSONReader {
        /// Reads the input of an operation.
        mutating func readInput(
          of operation: Operation
        ) throws(DecodingFault) -> OperationInput {
          switch operation {
      \(reads.joined(separator: "\n"))
          }
        }
      }

      extension OperationOutput: JSONWritable {
        func write(to writer: inout JSONWriter) {
          switch self {
      \(writes.joined(separator: "\n"))
          }
        }
      }
      """)
  }
}
