using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SQLitePCL;

namespace MomBot.Data.Pages;

/// <summary>
/// SQLite's own way to the disk, with two steps of it taken by us: writing a page of the database, and reading one.
/// See SQLite docs: The SQLite OS Interface or "VFS"; the idea is that of its checksum VFS, the seal is keyed.
/// </summary>
internal static unsafe partial class SealingVfs
{
    public const string Name = "mombot", KeyParameter = "key";

    /// <summary>Of an HMAC-SHA256 over a page and its place: no two places, no two databases have the same.</summary>
    private const int SealSize = 16;

    private const int KeySize = 32, SmallestPage = 512;
    private const int Ok = 0, DamagedPage = 10 | (32 << 8), ReserveBytes = 38, MainDatabase = 0x100;
    private const int ReadsPartsOfPages = 0x8000;

    /// <summary>Makes it known to SQLite, once; it is used only by connections that name it.</summary>
    public static void Register()
    {
        Batteries_V2.Init();
        var name = Utf8(Name);
        if (FindVfs(name) is null)
        {
            var usual = FindVfs(null);
            var ours = (Vfs*)NativeMemory.Alloc((nuint)sizeof(Vfs));
            *ours = *usual;
            ours->FileSize = TailOf(usual) + sizeof(Tail);
            ours->Next = null;
            ours->Name = name;
            ours->Open = &Open;
            if (RegisterVfs(ours, 0) != Ok)
                throw new InvalidOperationException("SQLite did not take our way to the disk.");
            return; // The name belongs to SQLite now.
        }

        NativeMemory.Free(name);
    }

    /// <summary>Asks for the room of a seal at the end of every page of a database that is yet to be written.</summary>
    public static void Reserve(sqlite3 database)
    {
        var room = SealSize;
        var main = Utf8("main");
        var answer = FileControl(database, main, ReserveBytes, &room);
        NativeMemory.Free(main);
        if (answer != Ok)
            throw new InvalidOperationException($"SQLite left no room for seals ({answer}).");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* ours, byte* path, OpenFile* file, int flags, int* outFlags)
    {
        var usual = FindVfs(null);
        var answer = usual->Open(usual, path, file, flags, outFlags);
        if (answer != Ok || (flags & MainDatabase) == 0 || path is null || file->Methods is null)
            return answer;
        var parameter = Utf8(KeyParameter);
        var hex = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(UriParameter(path, parameter));
        NativeMemory.Free(parameter);
        if (hex.Length != 2 * KeySize)
            return answer; // Opened to be sealed for the first time.

        // The file is still the usual one; only these three of its methods are ours.
        var tail = (Tail*)((byte*)file + TailOf(usual));
        tail->Methods = *file->Methods;
        tail->UsualRead = file->Methods->Read;
        tail->UsualWrite = file->Methods->Write;
        tail->UsualCharacteristics = file->Methods->Characteristics;
        tail->Methods.Read = &Read;
        tail->Methods.Write = &Write;
        tail->Methods.Characteristics = &Characteristics;
        Convert.FromHexString(hex, new Span<byte>(tail->Key, KeySize), out _, out _);
        file->Methods = &tail->Methods;
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(OpenFile* file, byte* bytes, int count, long at)
    {
        var tail = (Tail*)file->Methods;
        var answer = tail->UsualRead(file, bytes, count, at);
        return answer == Ok && IsPage(count, at) && !Holds(tail, new Span<byte>(bytes, count), at)
            ? DamagedPage
            : answer;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(OpenFile* file, byte* bytes, int count, long at)
    {
        var tail = (Tail*)file->Methods;
        if (IsPage(count, at))
            Seal(tail, new Span<byte>(bytes, count), at); // SQLite leaves these bytes to us.
        return tail->UsualWrite(file, bytes, count, at);
    }

    /// <summary>What it says of itself, but for one thing: a part of a page has no seal to look at.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Characteristics(OpenFile* file) =>
        ((Tail*)file->Methods)->UsualCharacteristics(file) & ~ReadsPartsOfPages;

    /// <summary>Opening a file, SQLite reads parts of the first page, and the whole of it before it goes on.</summary>
    private static bool IsPage(int count, long at) =>
        count >= SmallestPage && (count & (count - 1)) == 0 && at % count == 0;

    private static void Seal(Tail* tail, Span<byte> page, long at)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(tail, page, at, hash);
        hash[..SealSize].CopyTo(page[^SealSize..]);
    }

    private static bool Holds(Tail* tail, Span<byte> page, long at)
    {
        Span<byte> seal = stackalloc byte[SealSize];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        page[^SealSize..].CopyTo(seal);
        Hash(tail, page, at, hash);
        seal.CopyTo(page[^SealSize..]);
        return CryptographicOperations.FixedTimeEquals(hash[..SealSize], seal);
    }

    /// <summary>The place stands where the seal will, so that page and place are hashed in one go.</summary>
    private static void Hash(Tail* tail, Span<byte> page, long at, Span<byte> hash)
    {
        page[^SealSize..].Clear();
        BinaryPrimitives.WriteInt64LittleEndian(page[^SealSize..], at);
        HMACSHA256.HashData(new ReadOnlySpan<byte>(tail->Key, KeySize), page, hash);
    }

    private static int TailOf(Vfs* usual) => (usual->FileSize + 15) & ~15;

    private static byte* Utf8(string text)
    {
        var bytes = (byte*)NativeMemory.AllocZeroed((nuint)Encoding.UTF8.GetByteCount(text) + 1);
        Encoding.UTF8.GetBytes(text, new Span<byte>(bytes, Encoding.UTF8.GetByteCount(text)));
        return bytes;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static partial Vfs* FindVfs(byte* name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static partial int RegisterVfs(Vfs* vfs, int makeDefault);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_uri_parameter")]
    private static partial byte* UriParameter(byte* path, byte* parameter);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    private static partial int FileControl(sqlite3 database, byte* schema, int what, int* value);

#pragma warning disable CS0649 // SQLite fills these; what is not named by us is copied with the rest.
    /// <summary><c>sqlite3_file</c>; what follows is the business of whoever opened it.</summary>
    private struct OpenFile
    {
        public Methods* Methods;
    }

    /// <summary>What lies behind a file of the usual kind: its methods with three of ours, and the key.</summary>
    private struct Tail
    {
        public Methods Methods;
        public delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int> UsualRead;
        public delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int> UsualWrite;
        public delegate* unmanaged[Cdecl]<OpenFile*, int> UsualCharacteristics;
        public fixed byte Key[KeySize];
    }

    /// <summary><c>sqlite3_io_methods</c>.</summary>
    private struct Methods
    {
        public int Version;
        public void* Close;
        public delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int> Read;
        public delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int> Write;
        public void* Truncate, Sync, Size, Lock, Unlock, CheckReservedLock, Control, SectorSize;
        public delegate* unmanaged[Cdecl]<OpenFile*, int> Characteristics;
        public void* ShmMap, ShmLock, ShmBarrier, ShmUnmap, Fetch, Unfetch;
    }

    /// <summary><c>sqlite3_vfs</c>.</summary>
    private struct Vfs
    {
        public int Version, FileSize, LongestPath;
        public Vfs* Next;
        public byte* Name;
        public void* Data;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, OpenFile*, int, int*, int> Open;
        public void* Delete, Access, FullPath, LoadLibrary, LoadError, LoadSymbol, CloseLibrary;
        public void* Randomness, Sleep, Time, LastError, TimeInMilliseconds, SetCall, GetCall, NextCall;
    }
}
