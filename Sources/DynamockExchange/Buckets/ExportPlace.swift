import DynamockEngine
import DynamockModel

/// The keys of an export's objects ([aws-export-output]).
///
/// The data files of a full export are in its folder; those of all incremental exports with one
/// prefix are in one folder next to their folders.
struct ExportPlace {
  /// The key of the export's folder.
  let key: String
  /// The key of the folder that contains the folder of the data files.
  let dataRoot: String
  /// The beginning of the names of data files in a shared folder, by which those of an unfinished
  /// export are found; empty for a full export.
  let stem: String

  init(_ id: String, _ parameters: ExportTableToPointInTimeInput) {
    let prefix = parameters.s3Prefix ?? ""
    let start = prefix.isEmpty || prefix.hasSuffix("/") ? prefix : prefix + "/"
    key = "\(start)AWSDynamoDB/\(id)"
    let isIncremental = parameters.exportType == .incrementalExport
    dataRoot = isIncremental ? "\(start)AWSDynamoDB" : key
    stem = isIncremental ? Self.stem(of: id) : ""
  }

  /// The key of the folder of the data files.
  var dataKey: String { "\(dataRoot)/data" }

  /// Returns letters that differ between exports, like the rest of a name.
  private static func stem(of id: String) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
    let digest = Checksum.digest(of: Array(id.utf8))
    return String(digest.map { letters[Int($0) % letters.count] })
  }

  /// Removes the export's files, also those that are not complete.
  func removeFiles(in folder: BucketFolder) throws(BucketFault) {
    try folder.removeFolder(key)
    guard !stem.isEmpty else { return }
    for file in try folder.objects(withPrefix: "\(dataKey)/\(stem)") {
      FileSystem.remove(file.path)
    }
  }

  /// Removes the export's objects, also those that are not complete.
  func removeFiles(in bucket: Bucket) async throws(BucketFault) {
    switch bucket {
    case .folder(let folder): try removeFiles(in: folder)
    case .remote(let remote):
      let prefixes = ["\(key)/"] + (stem.isEmpty ? [] : ["\(dataKey)/\(stem)"])
      for prefix in prefixes {
        for object in try await bucket.objects(withPrefix: prefix) {
          do throws(TransferFailure) { try await remote.remove(object.key) } catch {
            throw .remote(error)
          }
        }
      }
    }
  }
}
