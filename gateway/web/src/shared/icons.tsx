import type { ReactNode } from 'react';

/** Line drawings of 24 × 24; always beside words or on a button with a name of its own. */
function Icon({ children, size = 18 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

type Sized = { size?: number };
export const SearchIcon = (props: Sized) => (
  <Icon {...props}>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m20 20-4.8-4.8" />
  </Icon>
);
export const SunIcon = (props: Sized) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4" />
  </Icon>
);
export const MoonIcon = (props: Sized) => (
  <Icon {...props}>
    <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" />
  </Icon>
);
export const CheckIcon = (props: Sized) => (
  <Icon {...props}>
    <path d="m5 12.5 4.5 4.5L19 7.5" />
  </Icon>
);
export const PlusIcon = (props: Sized) => (
  <Icon {...props}>
    <path d="M12 5v14M5 12h14" />
  </Icon>
);
/** What stands above is taken down here. */
export const FromAboveIcon = (props: Sized) => (
  <Icon {...props}>
    <path d="M5 4h14M12 9v11M7 15l5 5 5-5" />
  </Icon>
);
export const CrossIcon = (props: Sized) => (
  <Icon {...props}>
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
);
export const PhoneIcon = (props: Sized) => (
  <Icon {...props}>
    <path d="M6.5 3.5h3l1.5 4-2 1.5a12 12 0 0 0 6 6l1.500-2 4 1.500v3a2 2 0 0 1-2.200 2A17 17 0 0 1 4.500 5.700a2 2 0 0 1 2-2.200Z" />
  </Icon>
);
export const BackIcon = (props: Sized) => (
  <Icon {...props}>
    <path d="M15 5l-7 7 7 7" />
  </Icon>
);
export const ForwardIcon = (props: Sized) => (
  <Icon {...props}>
    <path d="m9 5 7 7-7 7" />
  </Icon>
);
export const StarIcon = ({ size = 18, filled = false }: Sized & { filled?: boolean }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill={filled ? 'currentColor' : 'none'}
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d="m12 3.300 2.700 5.600 6.100.850-4.450 4.250 1.080 6.060L12 17.150l-5.430 2.910 1.080-6.060L3.200 9.750l6.100-.850Z" />
  </svg>
);
