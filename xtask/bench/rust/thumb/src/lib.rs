//! Programs for a device without an operating system, each of which does one thing.

#![no_std]

/// What each program has: where it begins, and what it does if all is lost.
#[macro_export]
macro_rules! program {
    (|$number:ident: u8| -> $answer:ty $body:block) => {
        #[no_mangle]
        pub extern "C" fn entry($number: u8, answer: &mut $answer) {
            *answer = $body;
        }

        #[panic_handler]
        fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
            loop {}
        }
    };
}
