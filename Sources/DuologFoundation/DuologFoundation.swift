// What Duolog uses of Foundation and of the C library, under one name. No other file asks which
// system it is built for in order to import them.
//
// On Linux that is the half of Foundation that is called FoundationEssentials: the other half comes
// with 30 MB of the world's languages and calendars, which every command would begin with loading
// and which none needs. Of what Duolog needs, only the named time zones are missing: `Zone` reads
// them from the system's database. Android has that database in a form of its own, so there all of
// Foundation is imported, which knows the zones.

#if canImport(Darwin)
  @_exported import Darwin
#elseif canImport(Android)
  @_exported import Android
#elseif canImport(Musl)
  @_exported import Musl
#elseif canImport(Glibc)
  @_exported import Glibc
#endif

#if canImport(FoundationEssentials) && !os(Android)
  @_exported import FoundationEssentials

  extension TimeZone {
    /// The names of all zones: none, in this half of Foundation.
    package static var allIdentifiers: [String] { [] }
  }
#else
  @_exported import Foundation

  extension TimeZone {
    /// The names of all zones.
    package static var allIdentifiers: [String] { knownTimeZoneIdentifiers }
  }
#endif
