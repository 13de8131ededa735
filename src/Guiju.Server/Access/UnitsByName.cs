using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>Units as the command line names them.</summary>
public static class UnitsByName
{
    extension(GuijuDb db)
    {
        /// <summary>The unit with this name; without one the whole organisation.</summary>
        /// <exception cref="Refusal">There is none, or more than one.</exception>
        public async Task<Unit> UnitCalled(string? name, CancellationToken ct)
        {
            var units = await db.Units.AsNoTracking().Where(u => name == null ? u.ParentId == null : u.Name == name).OrderBy(u => u.Number).Take(2).ToListAsync(ct);
            return units switch
            {
                [var unit] => unit,
                [] when name is null => throw new Refusal("unit.no-organisation"),
                _ => throw new Refusal(units.Count is 0 ? "unit.none-called" : "unit.not-clear", name),
            };
        }
    }
}
