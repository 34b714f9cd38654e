import DynamockEngine

/// The objects that a transfer writes: in the bucket's folder, or in a temporary folder until they are
/// complete and sent to a server.
///
/// So a server has an export only as a whole but for the moment in which it is sent.
final class BucketOutput: Sendable {
  /// The folder to write to.
  let folder: BucketFolder
  private let bucket: (any RemoteBucket)?
  private let temporary: String?

  init(_ bucket: Bucket) throws(BucketFault) {
    switch bucket {
    case .folder(let folder):
      self.folder = folder
      self.bucket = nil
      temporary = nil
    case .remote(let remote):
      let root = try temporaryFolder()
      folder = try BucketFolder.root(root)
      self.bucket = remote
      temporary = root
    }
  }

  deinit { if let temporary { TemporaryFolders.remove(temporary) } }

  /// Sends what was written.
  func finish() async throws(BucketFault) {
    guard let bucket else { return }
    let objects = try folder.objects(withPrefix: "").sorted { one, other in
      Self.rank(one.key) < Self.rank(other.key)
    }
    for object in objects {
      try await bucket.copy(file: object.path, to: object.key)
    }
  }

  /// Manifests come last, and the summary after its MD5: readers take it for the sign of a complete
  /// export.
  private static func rank(_ key: String) -> Int {
    let name = key.split(separator: "/").last ?? ""
    if name == "\(ExportManifest.summaryName).json" { return 2 }
    return name.hasPrefix("manifest") ? 1 : 0
  }
}
