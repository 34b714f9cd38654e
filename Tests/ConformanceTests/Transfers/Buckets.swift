import Dynamock
import DynamockExchange
import DynamockTesting
import Foundation
import Testing

/// A folder with buckets, which is removed with the last reference.
final class Buckets: Sendable {
  let path = "/tmp/dynamock-buckets-\(UInt64.random(in: .min ... .max))"

  init(_ names: String...) throws {
    for name in names {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(name)", withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The settings of a database with these buckets.
  var settings: DynamockDatabase.Settings { settings(of: nil) }

  /// The settings of a database with the buckets in a folder of this one.
  func settings(of folder: String?) -> DynamockDatabase.Settings {
    var settings = DynamockDatabase.Settings()
    settings.transfers = BucketTransfers.service(root: folder.map { "\(path)/\($0)" } ?? path)
    return settings
  }

  /// Writes an object.
  func put(_ text: String, as key: String, in bucket: String = "music") throws {
    try put(Array(text.utf8), as: key, in: bucket)
  }

  /// Writes an object.
  func put(_ bytes: [UInt8], as key: String, in bucket: String = "music") throws {
    let file = "\(path)/\(bucket)/\(key)"
    let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
  }

  /// Creates a link in the folder of the buckets.
  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(self.path)/\(path)", withDestinationPath: "\(self.path)/\(target)")
  }

  /// The keys of a bucket's objects.
  func keys(of bucket: String = "music") -> [String] {
    let found = FileManager.default.enumerator(atPath: "\(path)/\(bucket)")?.allObjects ?? []
    return found.compactMap { $0 as? String }.filter { key in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(
        atPath: "\(path)/\(bucket)/\(key)", isDirectory: &isFolder)
      return !isFolder.boolValue
    }.sorted()
  }

  /// The text of an object.
  func text(of key: String, in bucket: String = "music") throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(bucket)/\(key)")),
      as: UTF8.self)
  }
}

extension Throwaway {
  /// Returns the description of an export or an import once it is no longer in progress.
  func settled(_ begun: Answer, _ kind: String = "Export") async throws -> JSONValue {
    let member = kind == "Export" ? "ExportDescription" : "ImportTableDescription"
    let arn = try #require(begun[member]?["\(kind)Arn"]?.text, "\(begun.text)")
    let deadline = ContinuousClock.now + .seconds(300)
    while ContinuousClock.now < deadline {
      let answer = try await call("Describe\(kind)", #"{"\#(kind)Arn":"\#(arn)"}"#)
      let description = try #require(answer[member], "\(answer.text)")
      if description["\(kind)Status"]?.text != "IN_PROGRESS" { return description }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("\(arn) is still in progress")
    return .null
  }
}
