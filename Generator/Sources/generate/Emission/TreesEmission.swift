extension ServiceModel {
  private static var folder: String { "Sources/DynamockTesting" }

  /// Returns the codecs of an in-process client: inputs are written as JSON, outputs are read from
  /// it.
  func emitTrees() -> [GeneratedFile] {
    let written = namedShapes(reachableFrom: operations.flatMap(\.input))
    let read = namedShapes(reachableFrom: operations.flatMap { $0.output ?? [] })
    let structures = read.union(written).sorted().filter { !isEnumeration($0) }
    return operations.map(operationTrees)
      + structures.map {
        shapeTrees($0, isRead: read.contains($0), isWritten: written.contains($0))
      }
      + [enumerationTrees(read.union(written)), switches()]
  }

  private func operationTrees(_ operation: OperationModel) -> GeneratedFile {
    GeneratedFile(
      "\(Self.folder)/Operations/Generated/\(operation.name)+Tree.swift", Self.imports,
      writing("\(operation.name)Input", operation.input), "",
      reading("\(operation.name)Output", operation.output ?? []))
  }

  private func shapeTrees(_ shape: String, isRead: Bool, isWritten: Bool) -> GeneratedFile {
    var parts: [String] = []
    if isWritten { parts.append(writing(shape, members(of: shape))) }
    if isRead { parts.append(reading(shape, members(of: shape))) }
    return GeneratedFile(
      "\(Self.folder)/Shapes/Generated/\(patch.typeName(shape))+Tree.swift", Self.imports,
      parts.joined(separator: "\n\n"))
  }

  private static let imports = "public import DynamockModel\nimport DynamockWire\n"

  private func writing(_ shape: String, _ members: [Member]) -> String {
    let lines = members.map {
      "      .member(\"\($0.name)\", \(SwiftName.member($0.name))),"
    }
    let list = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: "\n"))\n    ]"
    return """
      extension \(patch.typeName(shape)): TreeWritable {
        var tree: JSONTree {
          .structure(\(list))
        }
      }
      """
  }

  private func reading(_ shape: String, _ members: [Member]) -> String {
    let lines = members.map {
      "      \(SwiftName.bare(SwiftName.member($0.name))): try tree.value(\"\($0.name)\")"
    }
    let list = lines.isEmpty ? "" : "\n\(lines.joined(separator: ",\n"))\n    "
    return """
      extension \(patch.typeName(shape)): TreeReadable {
        init(tree: JSONTree) throws(UnreadableTree) {
          try tree.requireStructure()
          self.init(\(list))
        }
      }
      """
  }

  private func enumerationTrees(_ names: Set<String>) -> GeneratedFile {
    let lines = names.sorted().filter(isEnumeration).map {
      "extension \(patch.typeName($0)): TreeReadable, TreeWritable {}"
    }
    return GeneratedFile(
      "\(Self.folder)/Shapes/Generated/Enumerations+Tree.swift", "public import DynamockModel", "",
      lines.joined(separator: "\n"))
  }

  private func isEnumeration(_ name: String) -> Bool {
    if case .enumeration = shapes[name]?.kind { return true }
    return false
  }

  private func switches() -> GeneratedFile {
    let sorted = operations.sorted { $0.name < $1.name }
    let writes = sorted.map { "    case .\($0.caseName)(let input): input.tree" }
    let reads = sorted.map {
      "    case .\($0.caseName): self = .\($0.caseName)(try .init(tree: tree))"
    }
    return GeneratedFile(
      "\(Self.folder)/Operations/Generated/Operation+Tree.swift", Self.imports,
      """
      extension OperationInput: TreeWritable {
        var tree: JSONTree {
          switch self {
      \(writes.joined(separator: "\n"))
          }
        }
      }

      extension OperationOutput {
        /// Reads the output of an operation.
        init(of operation: Operation, tree: JSONTree) throws(UnreadableTree) {
          switch operation {
      \(reads.joined(separator: "\n"))
          }
        }
      }
      """)
  }
}
