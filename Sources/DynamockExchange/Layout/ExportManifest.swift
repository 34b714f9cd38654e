import DynamockModel
import DynamockWire

/// The contents of an export's manifests ([aws-export-output]).
struct ExportManifest {
  var tableARN: String
  var itemCount: Int
  var files: [File]
  /// The point in time of the items, or `nil` if it is not known.
  var time: Timestamp?
  /// The period of an incremental export, or `nil` for a full one.
  var period: Period?

  /// The period of an incremental export.
  struct Period {
    var from: Timestamp
    var to: Timestamp
  }

  /// A file of items.
  struct File {
    /// The name after `data/`.
    var name: String
    var itemCount: Int
    /// The digest in base64.
    var checksum: String
    var entityTag: String

    /// Returns the line of the file in a manifest.
    /// - Parameter root: the key of the folder that contains the folder of the data files.
    func line(in root: String) -> [UInt8] {
      JSONText([
        ("itemCount", JSONText(itemCount)), ("md5Checksum", JSONText(checksum)),
        ("etag", JSONText(entityTag)), ("dataFileS3Key", JSONText("\(root)/data/\(name)")),
      ]).bytes + [UInt8(ascii: "\n")]
    }
  }

  /// The name of the table in its ARN, or `nil` if it is not the ARN of a table.
  var tableName: String? {
    let parts = tableARN.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6 else { return nil }
    let resource = parts[5].split(separator: "/")
    return resource.count > 1 && resource[0] == "table" ? String(resource[1]) : nil
  }

  /// The region in the table's ARN.
  var region: String? {
    let parts = tableARN.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 3 && !parts[3].isEmpty ? String(parts[3]) : nil
  }
}

extension ExportManifest {
  static let summaryName = "manifest-summary"
  static let filesName = "manifest-files"

  /// Reads an export's manifests, and verifies their checksums if there are any.
  init(in folder: String) throws(ExchangeError) {
    let path = "\(folder)/\(Self.summaryName).json"
    let summary = try Self.checked(folder, Self.summaryName)
    guard let tree = try? JSONTree(parsing: summary), let arn = tree.text("tableArn"),
      let count = tree.number("itemCount")
    else { throw .badManifest(path) }
    if let format = tree.text("outputFormat"), format != "DYNAMODB_JSON" {
      throw .unsupported(path, kind: format)
    }
    switch tree.text("exportType") {
    case nil, "FULL_EXPORT": time = tree.time("exportTime")
    case "INCREMENTAL_EXPORT":
      guard let from = tree.time("exportFromTime"), let to = tree.time("exportToTime") else {
        throw .badManifest(path)
      }
      period = Period(from: from, to: to)
    case let kind?: throw .unsupported(path, kind: kind)
    }
    tableARN = arn
    itemCount = count
    files = []
    for line in try Self.checked(folder, Self.filesName).split(separator: UInt8(ascii: "\n")) {
      guard let tree = try? JSONTree(parsing: Array(line)), let key = tree.text("dataFileS3Key"),
        let name = key.split(separator: "/").last, let count = tree.number("itemCount")
      else { throw .badManifest("\(folder)/\(Self.filesName).json") }
      files.append(
        File(
          name: String(name), itemCount: count, checksum: tree.text("md5Checksum") ?? "",
          entityTag: ""))
    }
  }

  /// Reads a manifest and verifies its checksum.
  ///
  /// The documentation calls the checksum's file `.checksum`; the files that AWS writes end in
  /// `.md5`.
  private static func checked(_ folder: String, _ name: String) throws(ExchangeError) -> [UInt8] {
    let path = "\(folder)/\(name).json"
    let bytes = try FileSystem.read(path)
    for suffix in ["md5", "checksum"] where FileSystem.exists("\(folder)/\(name).\(suffix)") {
      let text = String(
        decoding: try FileSystem.read("\(folder)/\(name).\(suffix)"), as: UTF8.self)
      guard
        text.split(whereSeparator: \.isWhitespace).first.map(String.init)
          == Checksum.base64(of: bytes)
      else { throw .wrongChecksum(path) }
    }
    return bytes
  }
}

extension ExportManifest {
  /// Returns the data files of an export in a folder: those of incremental exports are in a folder
  /// next to it.
  func itemFiles(in folder: String) -> [ItemFile] {
    let place = "\(folder)/\(period == nil ? "" : "../")data"
    return files.map { ItemFile(path: "\(place)/\($0.name)", expected: $0) }
  }
}

extension JSONTree {
  fileprivate func time(_ name: String) -> Timestamp? {
    text(name).flatMap { Timestamp(utcText: $0) }
  }

  fileprivate func text(_ name: String) -> String? {
    guard case .string(let text)? = self[name] else { return nil }
    return text
  }

  fileprivate func number(_ name: String) -> Int? {
    guard case .number(let text)? = self[name], let number = Int(text), number >= 0 else {
      return nil
    }
    return number
  }
}
