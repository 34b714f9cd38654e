import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a server cannot listen.
public struct ServerError: Error, Sendable, Hashable {
  /// What is in the way.
  public var code: Code
  /// The host that was asked for.
  public var host: String
  /// The port that was asked for.
  public var port: Int

  /// What is in the way; more may be told apart in time.
  public struct Code: Sendable, Hashable {
    private enum Value: Hashable, Sendable {
      case portInUse, notPermitted, noSuchHost
      case other(String)
    }
    private var value: Value

    /// Another process listens on the port.
    public static let portInUse = Code(value: .portInUse)
    /// The system keeps the port for privileged processes.
    public static let notPermitted = Code(value: .notPermitted)
    /// The host is not an address of this machine, or not a name of one.
    public static let noSuchHost = Code(value: .noSuchHost)
    /// Anything else, in the system's words.
    public static func other(_ description: String) -> Code {
      Code(value: .other(description))
    }

    /// The system's words, where there is no code of its own.
    public var detail: String? {
      if case .other(let description) = value { description } else { nil }
    }
  }

  init(_ error: any Error, host: String, port: Int) {
    self.host = host
    self.port = port
    switch error {
    case let error as IOError where error.errnoCode == EADDRINUSE: code = .portInUse
    case let error as IOError where error.errnoCode == EACCES: code = .notPermitted
    case let error as IOError where error.errnoCode == EADDRNOTAVAIL: code = .noSuchHost
    case is SocketAddressError: code = .noSuchHost
    default: code = .other("\(error)")
    }
  }
}
