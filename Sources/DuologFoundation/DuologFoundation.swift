// What Duolog uses of Foundation, under one name.
//
// On Linux that is the half of it that is called FoundationEssentials, and the C library: the other
// half comes with 30 MB of the world's languages and calendars, which every command would begin
// with loading and which none needs. Of what Duolog needs, only the named time zones are missing:
// `Zone` reads them from the system's database.

#if canImport(FoundationEssentials)
  @_exported import FoundationEssentials
  @_exported import Glibc
#else
  @_exported import Foundation
#endif
