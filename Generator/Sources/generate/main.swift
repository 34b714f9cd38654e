import Foundation

/// Writes all generated files below a root and removes those that are no longer generated.
func run(root: URL) throws {
  func json(_ name: String) throws -> OrderedJSON {
    let file = root.appending(path: "Generator/Model/\(name).json")
    return try OrderedJSONParser.parse([UInt8](Data(contentsOf: file)))
  }
  var model = ServiceModel(patch: Patch(try json("patch")))
  model.add(try json("dynamodb-2012-08-10"))
  model.add(try json("dynamodbstreams-2012-08-10"))

  let files =
    model.emitTypes() + model.emitCodecs() + model.emitConstraints()
    + model.emitShapes() + model.emitTrees()
  let folders = Set(files.map { root.appending(path: $0.path).deletingLastPathComponent() })
  for folder in folders {
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }
  for file in files {
    try Data(file.text.utf8).write(to: root.appending(path: file.path))
  }
  print("\(files.count) files in \(folders.count) folders")
}

guard CommandLine.arguments.count == 2 else {
  print("usage: generate REPOSITORY")
  exit(64)
}
try run(root: URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory))
