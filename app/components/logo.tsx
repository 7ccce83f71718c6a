export function Logo({ size = 30, className }: { size?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      className={className ? `shrink-0 text-brand ${className}` : "shrink-0 text-brand"}
    >
      <circle cx="12" cy="12" r="9.2" fill="none" stroke="currentColor" strokeWidth="3.6" />
      <path
        d="M12 8.2c2 2.2 3.1 3.7 3.1 5.1a3.1 3.1 0 0 1-6.2 0c0-1.4 1.1-2.9 3.1-5.1z"
        fill="currentColor"
      />
    </svg>
  );
}
