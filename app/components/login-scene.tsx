/** The hills, the house and the ring of the sign-in page. */
export function LoginScene() {
  return (
    <svg
      viewBox="0 0 760 900"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className="absolute inset-0 block size-full"
    >
      <circle cx="420" cy="402" r="92" fill="none" strokeWidth="46" className="scene-moon" />
      <path
        d="M196 326q9-9 18 0q9-9 18 0M248 356q7-7 14 0q7-7 14 0M172 372q6-6 12 0q6-6 12 0"
        fill="none"
        strokeWidth="2"
        strokeLinecap="round"
        className="scene-birds"
      />
      <path d="M0 480c90-56 150-66 226-34s118 40 190 6 160-58 344 16v432H0z" className="scene-1" />
      <path
        d="M0 572c120-62 210-44 300-16s196 18 280-20 130-28 180-12v376H0z"
        className="scene-2"
      />
      <path d="M148 596v-58h-13l49-38 49 38h-13v58z" className="scene-wall" />
      <path d="M175 596v-26a9 9 0 0 1 18 0v26z" className="scene-lamp" />
      <path d="M262 562v36M288 572v26" strokeWidth="3" className="scene-trunk" />
      <ellipse cx="262" cy="550" rx="18" ry="26" className="scene-tree" />
      <ellipse cx="288" cy="562" rx="13" ry="18" className="scene-bush" />
      <path d="M0 604c110-24 230-22 350 0s270 20 410-30v326H0z" className="scene-3" />
      <path d="M0 706c150-40 300-28 430 0s230 14 330-22v216H0z" className="scene-4" />
      <path d="M0 812c150-30 300-24 430-4s230 8 330-16v108H0z" className="scene-5" />
    </svg>
  );
}
