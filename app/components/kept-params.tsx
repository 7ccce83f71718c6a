/** The query of the page as hidden inputs, so that a GET form keeps what it does not ask about. */
export function KeptParams({ search, except }: { search: string; except: readonly string[] }) {
  const kept = [...new URLSearchParams(search)].filter(([name]) => !except.includes(name));
  return kept.map(([name, value], index) => (
    <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
  ));
}
