import DynamockTLS
import DynamockWire
import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension UpstreamError.Reason {
  /// Creates the error for a failed connection attempt.
  init(connecting error: any Error, seconds: Int) {
    switch error {
    case ChannelError.connectTimeout: self = .timedOut(seconds: seconds)
    case let error as NIOConnectionError:
      guard let first = error.connectionErrors.first else {
        self = .unreachable("\(error.host) has no address")
        return
      }
      self.init(connecting: first.error, seconds: seconds)
    case let error as IOError: self = .unreachable(String(cString: strerror(error.errnoCode)))
    default: self = .unreachable("\(error)")
    }
  }

  /// Creates the error for a connection that ended.
  init(ending error: any Error) {
    if let error = error as? TLSError { self.init(error) } else { self = .cutOff }
  }

  /// Creates the error for a failure of TLS.
  init(_ error: TLSError) {
    if error.isMissingLibrary {
      self = .noTLSLibrary("\(error)")
    } else if error.isCutOff {
      self = .cutOff
    } else {
      self = .tls("\(error)")
    }
  }
}
