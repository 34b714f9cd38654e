import DynamockEngine

/// Where buckets are: in a folder, or on a server.
package enum Buckets: Sendable {
  /// A folder whose folders are the buckets.
  case folder(String)
  /// The buckets of a server.
  case store(any BucketStore)

  /// The bytes of an object that are read or written at a time: S3's parts have at least 5 MiB.
  package static let partSize = 8 << 20

  /// The folder of the buckets, in which the logs of imports are written, or `nil` for a server.
  var root: String? { if case .folder(let root) = self { root } else { nil } }

  /// Finds a bucket.
  /// - Parameter arn: the ARN of the transfer, which contains its region.
  func bucket(_ name: String?, for arn: String) async throws(BucketFault) -> Bucket {
    switch self {
    case .folder(let root): return .folder(try BucketFolder(name ?? "", in: root))
    case .store(let store):
      let fields = arn.split(separator: ":", omittingEmptySubsequences: false)
      let bucket = store.bucket(name ?? "", region: fields.count > 3 ? String(fields[3]) : "")
      try await serverResult { () async throws(TransferFailure) in
        try await bucket.requireExistence()
      }
      return .remote(bucket)
    }
  }
}

/// A bucket that exists.
enum Bucket: Sendable {
  /// A folder whose files are the objects.
  case folder(BucketFolder)
  /// A bucket of a server.
  case remote(any RemoteBucket)

  /// The maximum number of objects of an import ([aws-guide], imports).
  static let mostObjects = 50_000

  /// Returns the objects whose keys begin with a prefix, in the order of their keys.
  func objects(withPrefix prefix: String) async throws(BucketFault) -> [BucketObject] {
    switch self {
    case .folder(let folder):
      return try folder.objects(withPrefix: prefix).map { object in
        BucketObject(
          key: object.key, size: FileSystem.size(of: object.path), source: .file(object.path))
      }
    case .remote(let bucket):
      let objects = try await serverResult { () async throws(TransferFailure) in
        try await bucket.objects(withPrefix: prefix, upTo: Self.mostObjects + 1)
      }
      guard objects.count <= Self.mostObjects else { throw .tooManyObjects }
      return objects.map { BucketObject(key: $0.key, size: $0.size, source: .remote(bucket)) }
    }
  }
}

/// An object that is read.
struct BucketObject: Sendable {
  enum Source: Sendable {
    case file(String)
    case remote(any RemoteBucket)
  }

  let key: String
  /// The number of bytes.
  let size: Int
  fileprivate let source: Source

  /// Returns a file with the object's bytes, which is copied from a server.
  func file() async throws(BucketFault) -> ObjectFile {
    switch source {
    case .file(let path): return ObjectFile(path: path, folder: nil)
    case .remote(let bucket):
      let folder = try temporaryFolder()
      let file = ObjectFile(path: "\(folder)/object", folder: folder)
      try await bucket.copy(key, size: size, to: file.path)
      return file
    }
  }
}

/// A file with the bytes of an object; a copy is removed with this reference to it.
final class ObjectFile: Sendable {
  let path: String
  private let folder: String?

  fileprivate init(path: String, folder: String?) {
    self.path = path
    self.folder = folder
  }

  deinit { if let folder { TemporaryFolders.remove(folder) } }
}

/// Creates a folder for copies of objects.
func temporaryFolder() throws(BucketFault) -> String {
  do throws(ExchangeError) { return try TemporaryFolders.create() } catch { throw .file(error) }
}

/// Returns the result of a server's bucket.
func serverResult<Output>(
  _ body: () async throws(TransferFailure) -> Output
) async throws(BucketFault) -> Output {
  do throws(TransferFailure) { return try await body() } catch { throw .remote(error) }
}
