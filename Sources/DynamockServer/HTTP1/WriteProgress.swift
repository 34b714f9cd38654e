import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How much of what was sent a client has taken so far.
///
/// Whether the socket takes bytes says little: with a send buffer of megabytes a client that reads
/// slowly, but always, frees a third of it only after minutes.
enum WriteProgress {
  /// Calls back with the bytes that the client's system has acknowledged, or `nil` if that is unknown.
  ///
  /// On the channel's event loop, perhaps before this returns.
  static func acknowledged(
    on channel: any Channel, _ completion: @escaping @Sendable (UInt64?) -> Void
  ) {
    guard let options = channel as? any SocketOptionProvider else { return completion(nil) }
    #if canImport(Darwin)
      options.getTCPConnectionInfo().whenComplete { result in
        completion((try? result.get()).map { $0.tcpi_txbytes })
      }
    #else
      let info: EventLoopFuture<Information> = options.unsafeGetSocketOption(
        level: .tcp, name: .tcp_info)
      info.whenComplete { result in completion((try? result.get())?.acknowledgedBytes) }
    #endif
  }

  #if !canImport(Darwin)
    /// The first 256 bytes of Linux's `struct tcp_info`, of which the C library declares 104.
    private struct Information: Sendable {
      /// `tcpi_bytes_acked` is at byte 120 (`include/uapi/linux/tcp.h`, since 4.1).
      private var words = (
        InlineWords(), InlineWords(), InlineWords(), InlineWords()
      )

      var acknowledgedBytes: UInt64 { words.1.last }
    }

    /// Eight words.
    private struct InlineWords: Sendable {
      private var first = (
        UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0)
      )
      var last = UInt64(0)
    }
  #endif
}
